package io.bucketeer.data.codegen.catalog;

import java.util.List;

/**
 * A table.
 *
 * @param name its name
 * @param comment its comment, empty for none
 * @param columns its columns in the order of the table, generated columns left out
 * @param primaryKey the primary key's columns in order, empty for none
 * @param uniqueKeys the columns of each other unique key in order, sorted; keys over generated columns left out
 */
public record CatalogTable(
        String name,
        String comment,
        List<CatalogColumn> columns,
        List<String> primaryKey,
        List<List<String>> uniqueKeys) {
    public CatalogTable {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniqueKeys = uniqueKeys.stream().map(List::copyOf).toList();
    }
}
