package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel.EnumRef;
import io.bucketeer.data.codegen.model.DataModel.ListType;
import io.bucketeer.data.codegen.model.DataModel.NestedRef;
import io.bucketeer.data.codegen.model.DataModel.ScalarType;
import io.bucketeer.data.codegen.model.DataModel.TextType;
import io.bucketeer.data.codegen.model.DataModel.Type;
import io.bucketeer.data.codegen.model.DataModel.WrapperType;
import java.util.Locale;

/** Database names as Java names, and model types as Java types. */
final class Names {

    private Names() {}

    /** {@code default_strategy} as {@code defaultStrategy}. */
    static String camel(String name) {
        String pascal = pascal(name);
        return pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1);
    }

    /** {@code default_strategy} as {@code DefaultStrategy}. */
    static String pascal(String name) {
        StringBuilder pascal = new StringBuilder();
        for (String word : name.split("_", -1)) {
            pascal.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return pascal.toString();
    }

    /** {@code default_strategy} as {@code DEFAULT_STRATEGY}. */
    static String constant(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    /** The Java type in a record. */
    static String javaType(Type type) {
        return switch (type) {
            case TextType text -> "String";
            case ScalarType scalar ->
                switch (scalar) {
                    case BOOLEAN -> "boolean";
                    case INT -> "int";
                    case LONG -> "long";
                    case INSTANT -> "Instant";
                };
            case EnumRef ref -> ref.name();
            case NestedRef ref -> pascal(ref.name());
            case ListType list -> "List<" + javaType(list.element()) + ">";
            case WrapperType wrapper -> javaType(wrapper.list());
        };
    }

    /** The Java type where only a reference will do. */
    static String boxedType(Type type) {
        return switch (javaType(type)) {
            case "boolean" -> "Boolean";
            case "int" -> "Integer";
            case "long" -> "Long";
            default -> javaType(type);
        };
    }
}
