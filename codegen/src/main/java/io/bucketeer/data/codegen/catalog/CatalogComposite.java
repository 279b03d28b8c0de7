package io.bucketeer.data.codegen.catalog;

import java.util.List;

/**
 * A composite type of PostgreSQL.
 *
 * @param name its name
 * @param comment its comment, empty for none
 * @param attributes its attributes in order
 */
public record CatalogComposite(String name, String comment, List<CatalogAttribute> attributes) {
    public CatalogComposite {
        attributes = List.copyOf(attributes);
    }
}
