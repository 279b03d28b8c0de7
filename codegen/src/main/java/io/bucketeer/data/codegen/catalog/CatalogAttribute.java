package io.bucketeer.data.codegen.catalog;

/**
 * An attribute of a composite type.
 *
 * @param name its name
 * @param type its type, beneath its domain where it has one
 * @param nullable whether NULL may stand in it: its type is no {@code NOT NULL} domain
 * @param comment its comment, empty for none
 */
public record CatalogAttribute(String name, CatalogType type, boolean nullable, String comment) {}
