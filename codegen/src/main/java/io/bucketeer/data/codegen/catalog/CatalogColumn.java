package io.bucketeer.data.codegen.catalog;

import java.util.Optional;

/**
 * A column of a table.
 *
 * @param name its name
 * @param type its declared type
 * @param length the declared length in characters; empty where the type has none
 * @param nullable whether SQL NULL may stand in it
 * @param defaultValue its default as the database words it; empty for none and for {@code NULL}
 * @param comment its comment, empty for none
 */
public record CatalogColumn(
        String name,
        CatalogType type,
        Optional<Integer> length,
        boolean nullable,
        Optional<String> defaultValue,
        String comment) {}
