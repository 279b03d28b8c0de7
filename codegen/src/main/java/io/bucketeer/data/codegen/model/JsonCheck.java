package io.bucketeer.data.codegen.model;

import io.bucketeer.data.codegen.model.DataModel.EnumRef;
import io.bucketeer.data.codegen.model.DataModel.JsonForm;
import io.bucketeer.data.codegen.model.DataModel.ListType;
import io.bucketeer.data.codegen.model.DataModel.Member;
import io.bucketeer.data.codegen.model.DataModel.NestedRef;
import io.bucketeer.data.codegen.model.DataModel.NestedType;
import io.bucketeer.data.codegen.model.DataModel.ScalarType;
import io.bucketeer.data.codegen.model.DataModel.TextType;
import io.bucketeer.data.codegen.model.DataModel.Type;
import io.bucketeer.data.codegen.model.DataModel.WrapperType;
import java.util.stream.Collectors;

/**
 * The JSON Schema in the {@code CHECK (JSON_SCHEMA_VALID(…))} of a JSON column on MySQL. It is as tolerant as the
 * readers: lists and objects may be null, keys may be missing or unknown, enum numbers may be new.
 */
public final class JsonCheck {

    private JsonCheck() {}

    /**
     * The schema of a column of that type, without white space.
     *
     * @throws IllegalArgumentException for a type that is no JSON on MySQL
     */
    public static String text(DataModel model, Type type) {
        return switch (type) {
            case NestedRef reference -> object(model, nested(model, reference), "[\"object\",\"null\"]");
            case ListType list -> "{\"type\":[\"array\",\"null\"],\"items\":" + element(model, list.element()) + "}";
            case WrapperType wrapper -> text(model, wrapper.list());
            case TextType text -> throw notJson(type);
            case EnumRef reference -> throw notJson(type);
            case ScalarType scalar -> throw notJson(type);
        };
    }

    /** An element is never null: neither Bucketeer's readers nor PostgreSQL take one. */
    private static String element(DataModel model, Type type) {
        return switch (type) {
            case NestedRef reference -> object(model, nested(model, reference), "\"object\"");
            default -> value(model, type, false);
        };
    }

    private static String object(DataModel model, NestedType nested, String types) {
        // It may be spelt in two ways (camelCase or snake_case, enum names or numbers), so only the outside is checked.
        if (nested.form() == JsonForm.PROTOJSON) {
            return "{\"type\":" + types + "}";
        }
        return nested.members().stream()
                .map(member -> "\"" + member.name() + "\":" + member(model, member))
                .collect(Collectors.joining(",", "{\"type\":" + types + ",\"properties\":{", "}}"));
    }

    private static String member(DataModel model, Member member) {
        return value(model, member.type(), member.nullable());
    }

    private static String value(DataModel model, Type type, boolean nullable) {
        return switch (type) {
            case TextType text -> simple("string", nullable);
            case EnumRef reference -> simple("integer", nullable);
            case ScalarType scalar ->
                switch (scalar) {
                    case INT, LONG, INSTANT -> simple("integer", nullable);
                    case BOOLEAN -> simple("boolean", nullable);
                };
            case NestedRef reference -> text(model, type);
            case ListType list -> text(model, type);
            case WrapperType wrapper -> text(model, type);
        };
    }

    private static String simple(String name, boolean nullable) {
        return nullable ? "{\"type\":[\"" + name + "\",\"null\"]}" : "{\"type\":\"" + name + "\"}";
    }

    private static NestedType nested(DataModel model, NestedRef reference) {
        return model.nested().stream()
                .filter(type -> type.name().equals(reference.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No nested type " + reference.name()));
    }

    private static IllegalArgumentException notJson(Type type) {
        return new IllegalArgumentException(type + " is no JSON column on MySQL");
    }
}
