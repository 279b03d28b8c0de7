package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel;
import io.bucketeer.data.codegen.model.DataModel.JsonForm;
import io.bucketeer.data.codegen.model.DataModel.ListType;
import io.bucketeer.data.codegen.model.DataModel.NestedRef;
import io.bucketeer.data.codegen.model.DataModel.NestedType;
import io.bucketeer.data.codegen.model.DataModel.Repository;
import io.bucketeer.data.codegen.model.DataModel.Table;
import io.bucketeer.data.codegen.model.DataModel.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The door of the render stage: every source file of a model, the same bytes for the same model. */
public final class ModelRenderer {

    private ModelRenderer() {}

    /** All files, in a fixed order. */
    public static List<SourceFile> render(DataModel model) {
        List<SourceFile> files = new ArrayList<>();
        model.enums().forEach(type -> files.add(EnumRenderer.render(type)));
        for (NestedType type : model.nested()) {
            files.add(RecordRenderer.render(type));
            files.add(CodecRenderer.render(type));
        }
        for (String name : protoTypes(model)) {
            files.add(ProtoCodecRenderer.render(NestedTypesRenderer.nested(model, name)));
        }
        if (usesNested(model)) {
            files.add(NestedTypesRenderer.render(model));
        }
        List<Repository> repositories = new ArrayList<>();
        for (Table table : model.tables()) {
            table.repository().ifPresent(repository -> {
                repositories.add(repository);
                files.addAll(table(model, table, repository));
            });
        }
        files.addAll(SessionRenderer.render(repositories));
        files.add(TableNamesRenderer.render(model));
        return files;
    }

    private static boolean usesNested(DataModel model) {
        return model.tables().stream()
                .flatMap(table -> table.columns().stream())
                .anyMatch(column -> NestedTypesRenderer.constant(column.type()).isPresent());
    }

    private static List<SourceFile> table(DataModel model, Table table, Repository repository) {
        List<SourceFile> files = new ArrayList<>();
        files.add(RecordRenderer.render(model, table, repository));
        files.add(TableRenderer.render(table));
        files.add(EntityRenderer.render(table, repository));
        files.add(QueryRenderer.renderSort(table, repository));
        files.add(QueryRenderer.render(table, repository));
        files.addAll(RepositoryRenderer.render(table, repository));
        if (repository.directory()) {
            files.addAll(DirectoryRenderer.render(repository));
        }
        return files;
    }

    /** The types that stand in protojson: those declared so, and all that they use. */
    private static Set<String> protoTypes(DataModel model) {
        Set<String> names = new LinkedHashSet<>();
        for (NestedType type : model.nested()) {
            if (type.form() == JsonForm.PROTOJSON) {
                addWithParts(model, type.name(), names);
            }
        }
        return names;
    }

    private static void addWithParts(DataModel model, String name, Set<String> names) {
        if (!names.add(name)) {
            return;
        }
        NestedTypesRenderer.nested(model, name).members().forEach(member -> {
            Type element = member.type() instanceof ListType list ? list.element() : member.type();
            if (element instanceof NestedRef ref) {
                addWithParts(model, ref.name(), names);
            }
        });
    }
}
