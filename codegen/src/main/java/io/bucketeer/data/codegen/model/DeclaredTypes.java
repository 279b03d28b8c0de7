package io.bucketeer.data.codegen.model;

import io.bucketeer.data.codegen.catalog.CatalogType;
import io.bucketeer.data.codegen.model.DataModel.EnumRef;
import io.bucketeer.data.codegen.model.DataModel.ListType;
import io.bucketeer.data.codegen.model.DataModel.NestedRef;
import io.bucketeer.data.codegen.model.DataModel.ScalarType;
import io.bucketeer.data.codegen.model.DataModel.TextType;
import io.bucketeer.data.codegen.model.DataModel.Type;
import io.bucketeer.data.codegen.model.DataModel.WrapperType;
import java.util.List;

/** Which declared types a type of the model may have on each database, the usual one first. */
final class DeclaredTypes {

    private static final List<String> TEXT = List.of("varchar", "text");

    private DeclaredTypes() {}

    /** A column on MySQL. */
    static List<CatalogType> mysql(Type type) {
        return switch (type) {
            case TextType text -> named(TEXT);
            case ScalarType scalar ->
                switch (scalar) {
                    case BOOLEAN -> named(List.of("tinyint(1)"));
                    case INT -> named(List.of("int"));
                    case LONG, INSTANT -> named(List.of("bigint"));
                };
            case EnumRef reference -> named(List.of("int"));
            case NestedRef reference -> named(List.of("json"));
            case ListType list -> named(List.of("json"));
            case WrapperType wrapper -> named(List.of("json"));
        };
    }

    /** A column on PostgreSQL. */
    static List<CatalogType> postgres(Type type) {
        return switch (type) {
            case TextType text -> named(TEXT);
            case ScalarType scalar ->
                switch (scalar) {
                    case BOOLEAN -> named(List.of("boolean"));
                    case INT -> named(List.of("integer"));
                    case LONG, INSTANT -> named(List.of("bigint"));
                };
            case EnumRef reference -> named(List.of("integer"));
            case NestedRef reference -> named(List.of(reference.name()));
            case ListType list ->
                attribute(list.element()).stream()
                        .map(element -> new CatalogType(element.name(), true))
                        .toList();
            case WrapperType wrapper -> named(List.of(wrapper.name()));
        };
    }

    /** An attribute or an element on PostgreSQL. JSON has no lengths, so text has none there either. */
    static List<CatalogType> attribute(Type type) {
        return type instanceof TextType ? named(List.of("text")) : postgres(type);
    }

    private static List<CatalogType> named(List<String> names) {
        return names.stream().map(name -> new CatalogType(name, false)).toList();
    }
}
