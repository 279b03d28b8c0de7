package io.bucketeer.data.codegen.model;

import io.bucketeer.data.codegen.catalog.CatalogColumn;
import io.bucketeer.data.codegen.model.DataModel.ScalarType;
import io.bucketeer.data.codegen.model.DataModel.Type;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One wording for the defaults of both databases: {@code false}, {@code 60}, and text without quotes. */
final class DefaultText {

    /** PostgreSQL's wording of a literal: {@code 'it''s'::character varying}. */
    private static final Pattern CAST_LITERAL = Pattern.compile("'((?:[^']|'')*)'(?:::[a-z \"\\[\\]]+)?");

    private DefaultText() {}

    /** The column's default, empty for none. What is no literal stays as it is. */
    static Optional<String> of(Type type, CatalogColumn column) {
        return column.defaultValue().map(text -> {
            Matcher literal = CAST_LITERAL.matcher(text);
            String value = literal.matches() ? literal.group(1).replace("''", "'") : text;
            return type == ScalarType.BOOLEAN ? truth(value) : value;
        });
    }

    private static String truth(String value) {
        return switch (value) {
            case "0" -> "false";
            case "1" -> "true";
            default -> value;
        };
    }
}
