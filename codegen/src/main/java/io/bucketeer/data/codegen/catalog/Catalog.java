package io.bucketeer.data.codegen.catalog;

import java.util.List;

/**
 * What one database says about its own schema: plain data, immutable, sorted by name where the database has no order.
 *
 * @param type which database: {@code mysql} or {@code postgres}
 * @param tables the tables, by name
 * @param composites the composite types, by name; always empty on MySQL
 */
public record Catalog(String type, List<CatalogTable> tables, List<CatalogComposite> composites) {
    public Catalog {
        tables = List.copyOf(tables);
        composites = List.copyOf(composites);
    }
}
