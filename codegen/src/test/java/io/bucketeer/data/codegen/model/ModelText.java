package io.bucketeer.data.codegen.model;

import io.bucketeer.data.codegen.model.DataModel.Column;
import io.bucketeer.data.codegen.model.DataModel.ConstantPath;
import io.bucketeer.data.codegen.model.DataModel.EnumRef;
import io.bucketeer.data.codegen.model.DataModel.EnumType;
import io.bucketeer.data.codegen.model.DataModel.Filter;
import io.bucketeer.data.codegen.model.DataModel.ListType;
import io.bucketeer.data.codegen.model.DataModel.Member;
import io.bucketeer.data.codegen.model.DataModel.NestedRef;
import io.bucketeer.data.codegen.model.DataModel.NestedType;
import io.bucketeer.data.codegen.model.DataModel.Repository;
import io.bucketeer.data.codegen.model.DataModel.ScalarType;
import io.bucketeer.data.codegen.model.DataModel.Sort;
import io.bucketeer.data.codegen.model.DataModel.Table;
import io.bucketeer.data.codegen.model.DataModel.TextType;
import io.bucketeer.data.codegen.model.DataModel.Type;
import io.bucketeer.data.codegen.model.DataModel.WrapperType;
import io.bucketeer.data.codegen.model.DataModel.Write;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A model in a form that people write by hand: the expected text of the golden cases. */
final class ModelText {

    private final StringBuilder text = new StringBuilder();

    static String of(DataModel model) {
        ModelText writer = new ModelText();
        model.enums().forEach(writer::write);
        model.nested().forEach(writer::write);
        model.tables().forEach(writer::write);
        return writer.text.toString();
    }

    private void write(EnumType type) {
        String constants = type.constants().stream()
                .map(constant -> constant.name() + " " + constant.number())
                .collect(Collectors.joining(", "));
        line("enum " + type.name() + ": " + constants);
    }

    private void write(NestedType type) {
        line("nested " + type.name() + " in " + type.form().name().toLowerCase(Locale.ROOT) + comment(type.comment()));
        for (Member member : type.members()) {
            line("  " + member.name() + ": " + text(member.type()) + (member.nullable() ? "?" : "")
                    + comment(member.comment()));
        }
    }

    private void write(Table table) {
        line("table " + table.name() + " by " + String.join(", ", table.primaryKey()) + comment(table.comment()));
        for (Column column : table.columns()) {
            line("  " + column.name() + ": " + text(column.type()) + (column.optional() ? "?" : "")
                    + (column.nullable() ? " null" : " not null")
                    + column.defaultText()
                            .map(value -> " default '" + value + "'")
                            .orElse("")
                    + comment(column.comment()));
        }
        table.repository().ifPresent(this::write);
    }

    private void write(Repository repository) {
        line("  repository " + repository.record());
        line("    key: " + repository.key());
        repository.tenant().ifPresent(column -> line("    tenant: " + column));
        repository.version().ifPresent(column -> line("    version: " + column));
        repository.softDelete().ifPresent(column -> line("    soft delete: " + column));
        repository.created().ifPresent(column -> line("    created: " + column));
        repository.updated().ifPresent(column -> line("    updated: " + column));
        writeList("unique", repository.unique());
        writeList("kept", repository.kept());
        writeList("hidden", repository.hidden());
        writeList(
                "writes",
                Arrays.stream(Write.values())
                        .filter(repository::offers)
                        .map(write -> write.name().toLowerCase(Locale.ROOT))
                        .toList());
        repository.byHand().ifPresent(name -> line("    by hand: " + name));
        if (repository.directory()) {
            line("    directory"
                    + repository
                            .directoryByHand()
                            .map(name -> " by hand: " + name)
                            .orElse(""));
        }
        for (Filter filter : repository.filters()) {
            line("    filter " + filter.name() + ": " + filter.kind() + " " + String.join(", ", filter.columns())
                    + filter.path().map(ModelText::text).orElse("")
                    + filter.byHand()
                            .map(byHand -> byHand.type() + "; " + byHand.meaning())
                            .orElse(""));
        }
        for (Sort sort : repository.sorts()) {
            line("    sort " + sort.name() + ": " + (sort.bySize() ? "size " : "") + sort.column()
                    + sort.byHand()
                            .map(byHand -> "by hand; " + byHand.meaning())
                            .orElse(""));
        }
    }

    private void writeList(String role, List<String> names) {
        if (!names.isEmpty()) {
            line("    " + role + ": " + String.join(", ", names));
        }
    }

    private static String text(ConstantPath path) {
        return " through " + String.join(", ", path.members()) + " to " + path.enumName() + "." + path.constant();
    }

    private static String text(Type type) {
        return switch (type) {
            case TextType text ->
                "text" + text.maxLength().map(length -> "(" + length + ")").orElse("");
            case ScalarType scalar -> scalar.name().toLowerCase(Locale.ROOT);
            case EnumRef reference -> "enum " + reference.name();
            case NestedRef reference -> "nested " + reference.name();
            case ListType list -> "[" + text(list.element()) + "]";
            case WrapperType wrapper -> "wrapper " + wrapper.name() + "." + wrapper.member() + text(wrapper.list());
        };
    }

    private static String comment(String comment) {
        return comment.isEmpty() ? "" : "; " + comment;
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
