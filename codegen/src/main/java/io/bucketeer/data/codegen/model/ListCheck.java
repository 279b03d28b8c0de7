package io.bucketeer.data.codegen.model;

import io.bucketeer.data.codegen.model.DataModel.ConstantPath;
import io.bucketeer.data.codegen.model.DataModel.EnumRef;
import io.bucketeer.data.codegen.model.DataModel.Filter;
import io.bucketeer.data.codegen.model.DataModel.ListType;
import io.bucketeer.data.codegen.model.DataModel.NestedRef;
import io.bucketeer.data.codegen.model.DataModel.ScalarType;
import io.bucketeer.data.codegen.model.DataModel.Sort;
import io.bucketeer.data.codegen.model.DataModel.TextType;
import io.bucketeer.data.codegen.model.DataModel.Type;
import io.bucketeer.data.codegen.model.DataModel.WrapperType;
import io.bucketeer.data.codegen.model.ModelFile.FilterEntry;
import io.bucketeer.data.codegen.model.ModelFile.PathEntry;
import io.bucketeer.data.codegen.model.ModelFile.SortEntry;
import io.bucketeer.data.codegen.model.ModelFile.Word;
import java.util.List;
import java.util.Optional;

/** Checks that filters and sort keys name columns that can be compared or ordered so. */
final class ListCheck {

    /** What a column of MySQL's table function is given for one of the values. */
    private static final int COMPARED_MAX_LENGTH = 255;

    private final Word table;
    private final NamedColumns columns;
    private final Types types;
    private final Problems problems;

    ListCheck(Word table, NamedColumns columns, Types types, Problems problems) {
        this.table = table;
        this.columns = columns;
        this.types = types;
        this.problems = problems;
    }

    List<Filter> filters(List<FilterEntry> entries) {
        return entries.stream().map(this::filter).toList();
    }

    private Filter filter(FilterEntry entry) {
        entry.columns().forEach(column -> check(entry, column));
        return new Filter(
                entry.name().text(),
                entry.kind(),
                entry.columns().stream().map(Word::text).toList(),
                entry.path().flatMap(path -> constant(entry.columns().getFirst(), path)),
                entry.byHand());
    }

    private void check(FilterEntry entry, Word column) {
        switch (entry.kind()) {
            case EQUALS -> columns.typed("filter equals", column, "a single value", ListCheck::isComparable);
            case ANY_OF ->
                columns.typed(
                        "filter anyOf",
                        column,
                        "text of at most " + COMPARED_MAX_LENGTH + " characters",
                        ListCheck::isShortText);
            case CONTAINS_ALL -> columns.typed("filter containsAll", column, "a list of text", ListCheck::isTextList);
            case NOT_EMPTY ->
                columns.typed("filter notEmpty", column, "a list of a nested type", ListCheck::isNestedList);
            case EXISTS -> columns.typed("filter exists", column, "a list of a nested type", ListCheck::isNestedList);
            case BY_HAND -> throw new IllegalStateException("names no column");
            case SEARCH -> columns.typed("filter search", column, "text", TextType.class::isInstance);
        }
    }

    /** Follows the members from the column's elements to the enum. */
    private Optional<ConstantPath> constant(Word column, PathEntry path) {
        Optional<Type> type = columns.columns().stream()
                .filter(candidate -> candidate.name().equals(column.text()))
                .map(DataModel.Column::type)
                .filter(ListCheck::isNestedList)
                .findFirst();
        if (type.isEmpty()) {
            return Optional.empty(); // noted before
        }
        for (String member : path.members()) {
            type = type.filter(ListCheck::isNestedList)
                    .flatMap(list -> types.memberOf((NestedRef) ((ListType) list).element(), member));
        }
        if (!(type.orElse(null) instanceof EnumRef reference)) {
            problems.add(
                    column.at(),
                    table + ": filter exists names " + column + "." + String.join(".", path.members())
                            + ", which must lead through lists of nested types to an enum; correct the path");
            return Optional.empty();
        }
        if (types.enumOf(reference).constants().stream()
                .noneMatch(constant -> constant.name().equals(path.constant()))) {
            problems.add(
                    column.at(),
                    table + ": filter exists names " + path.constant() + ", which is no constant of " + reference.name()
                            + "; correct the name, or declare it");
        }
        return Optional.of(new ConstantPath(path.members(), reference.name(), path.constant()));
    }

    List<Sort> sorts(List<SortEntry> entries) {
        return entries.stream().map(this::sort).toList();
    }

    private Sort sort(SortEntry entry) {
        entry.column().ifPresent(column -> {
            String role = "sort " + entry.name();
            if (entry.bySize()) {
                columns.typed(role, column, "a list of text", ListCheck::isTextList);
            } else {
                columns.typed(role, column, "text, boolean, int, long, instant or an enum", ListCheck::isComparable)
                        .filter(DataModel.Column::optional)
                        .ifPresent(found -> problems.add(
                                column.at(),
                                table + ": " + role + " names " + column
                                        + ", which may be absent; remove its '?', or choose another column"));
            }
        });
        return new Sort(entry.name().text(), entry.column().map(Word::text).orElse(""), entry.bySize(), entry.byHand());
    }

    private static boolean isComparable(Type type) {
        return type instanceof TextType || type instanceof ScalarType || type instanceof EnumRef;
    }

    private static boolean isShortText(Type type) {
        return type instanceof TextType text
                && text.maxLength()
                        .filter(length -> length <= COMPARED_MAX_LENGTH)
                        .isPresent();
    }

    private static boolean isNestedList(Type type) {
        return type instanceof ListType list && list.element() instanceof NestedRef;
    }

    private static boolean isTextList(Type type) {
        return switch (type) {
            case WrapperType wrapper -> wrapper.list().element() instanceof TextType;
            case ListType list -> list.element() instanceof TextType;
            default -> false;
        };
    }
}
