package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel.EnumRef;
import io.bucketeer.data.codegen.model.DataModel.ListType;
import io.bucketeer.data.codegen.model.DataModel.NestedRef;
import io.bucketeer.data.codegen.model.DataModel.ScalarType;
import io.bucketeer.data.codegen.model.DataModel.TextType;
import io.bucketeer.data.codegen.model.DataModel.Type;
import io.bucketeer.data.codegen.model.DataModel.WrapperType;

/** What a type looks like to generated code. */
enum Shape {
    TEXT,
    BOOLEAN,
    INT,
    LONG,
    INSTANT,
    ENUM,
    /** A nested object. */
    OBJECT,
    /** A list of texts. */
    TEXTS,
    /** A list of nested objects. */
    OBJECTS,
    /** A composite of one list of texts that the record shows as that list. */
    WRAPPED_TEXTS;

    static Shape of(Type type) {
        return switch (type) {
            case TextType text -> TEXT;
            case ScalarType scalar ->
                switch (scalar) {
                    case BOOLEAN -> BOOLEAN;
                    case INT -> INT;
                    case LONG -> LONG;
                    case INSTANT -> INSTANT;
                };
            case EnumRef ref -> ENUM;
            case NestedRef ref -> OBJECT;
            case ListType list -> list.element() instanceof NestedRef ? OBJECTS : TEXTS;
            case WrapperType wrapper -> WRAPPED_TEXTS;
        };
    }

    /** The simple name of the record or enum that the type, or its element, refers to. */
    static String reference(Type type) {
        return switch (type) {
            case EnumRef ref -> ref.name();
            case NestedRef ref -> Names.pascal(ref.name());
            case ListType list -> reference(list.element());
            default -> throw new IllegalArgumentException(type + " refers to nothing");
        };
    }

    /** Whether the Java type is a list. */
    boolean list() {
        return this == TEXTS || this == OBJECTS || this == WRAPPED_TEXTS;
    }

    /** Whether the Java type is a primitive. */
    boolean primitive() {
        return this == BOOLEAN || this == INT || this == LONG;
    }

    /** Whether the type, or its element, is a generated record or enum. */
    boolean refers() {
        return this == ENUM || this == OBJECT || this == OBJECTS;
    }
}
