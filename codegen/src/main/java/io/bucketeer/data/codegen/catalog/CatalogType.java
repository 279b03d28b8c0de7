package io.bucketeer.data.codegen.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A declared type without its length; domains are resolved. Written {@code varchar}, {@code tinyint(1)},
 * {@code clause[]}.
 *
 * @param name the type's name, of the element where it is an array
 * @param array whether it is an array
 */
public record CatalogType(String name, boolean array) {

    private static final String ARRAY = "[]";

    /** The type that {@link #toString()} writes so. */
    @JsonCreator
    public static CatalogType of(String text) {
        if (text.endsWith(ARRAY)) {
            return new CatalogType(text.substring(0, text.length() - ARRAY.length()), true);
        }
        return new CatalogType(text, false);
    }

    @Override
    @JsonValue
    public String toString() {
        return array ? name + ARRAY : name;
    }
}
