package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel;
import io.bucketeer.data.codegen.model.DataModel.Column;
import io.bucketeer.data.codegen.model.DataModel.JsonForm;
import io.bucketeer.data.codegen.model.DataModel.ListType;
import io.bucketeer.data.codegen.model.DataModel.NestedRef;
import io.bucketeer.data.codegen.model.DataModel.NestedType;
import io.bucketeer.data.codegen.model.DataModel.Table;
import io.bucketeer.data.codegen.model.DataModel.Type;
import io.bucketeer.data.codegen.model.DataModel.WrapperType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The constants for every nested column type that a table uses. */
final class NestedTypesRenderer {

    private NestedTypesRenderer() {}

    static SourceFile render(DataModel model) {
        Source source = new Source("jooq", "NestedTypes").importing("io.bucketeer.data.dialect.NestedType");
        source.doc(0, "The nested column types: which composite keeps them, and their codecs.", List.of());
        source.line("final class NestedTypes {").blank();
        Map<String, String> constants = new LinkedHashMap<>();
        for (Table table : model.tables()) {
            for (Column column : table.columns()) {
                constant(column.type()).ifPresent(name -> constants.put(name, declare(source, model, column.type())));
            }
        }
        constants.forEach(
                (name, value) -> source.line("    static final " + value).blank());
        source.line("    private NestedTypes() {}");
        source.line("}");
        return source.file();
    }

    /** The constant's name for a column type; empty for a type that is not nested. */
    static Optional<String> constant(Type type) {
        if (type instanceof NestedRef ref) {
            return Optional.of(Names.constant(ref.name()));
        }
        if (type instanceof ListType list && list.element() instanceof NestedRef ref) {
            return Optional.of(Names.constant(ref.name()) + "_LIST");
        }
        return type instanceof WrapperType wrapper ? Optional.of(Names.constant(wrapper.name())) : Optional.empty();
    }

    private static String declare(Source source, DataModel model, Type type) {
        String name = constant(type).orElseThrow();
        String javaType = Names.javaType(type);
        if (javaType.startsWith("List<")) {
            source.importing("java.util.List");
        }
        if (type instanceof WrapperType wrapper) {
            return "NestedType<" + javaType + "> " + name + " = new WrappedTextsType(\"" + wrapper.name() + "\", \""
                    + wrapper.member() + "\");";
        }
        NestedRef ref = type instanceof ListType list ? (NestedRef) list.element() : (NestedRef) type;
        String record = Names.pascal(ref.name());
        source.importing("io.bucketeer.data.model." + record);
        if (type instanceof ListType) {
            return "NestedType<" + javaType + "> " + name + " = new NestedListType<>(\"" + ref.name() + "\", " + record
                    + "Codec.INSTANCE);";
        }
        boolean proto = nested(model, ref.name()).form() == JsonForm.PROTOJSON;
        return "NestedType<" + javaType + "> " + name + " = new NestedObjectType<>(\"" + ref.name() + "\", " + record
                + (proto ? "ProtoCodec" : "Codec") + ".INSTANCE, " + record + "Codec.INSTANCE);";
    }

    static NestedType nested(DataModel model, String name) {
        return model.nested().stream()
                .filter(n -> n.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
