package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel.ByHand;
import io.bucketeer.data.codegen.model.DataModel.ConstantPath;
import io.bucketeer.data.codegen.model.DataModel.EnumRef;
import io.bucketeer.data.codegen.model.DataModel.Filter;
import io.bucketeer.data.codegen.model.DataModel.FilterKind;
import io.bucketeer.data.codegen.model.DataModel.Repository;
import io.bucketeer.data.codegen.model.DataModel.Sort;
import io.bucketeer.data.codegen.model.DataModel.Table;
import io.bucketeer.data.codegen.model.DataModel.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The query record of a table's lists, with its builder, and the enum of its sort keys. */
final class QueryRenderer {

    private static final int DEFAULT_PAGE_SIZE = 50;

    private static final String FILTERS =
            " Filters are combined with and; one that is {@code null} or an empty search does not filter.";

    /** The most values of a set that goes as one parameter. */
    private static final String MAX_OF_ONE_PARAMETER = "1_000";

    /** The most values of a set of which each may be a predicate of its own. */
    private static final String MAX_OF_PREDICATES = "100";

    /** One component of the query: its type as declared, its default, and what it means. */
    record Part(String name, String type, String defaultValue, String doc) {

        String declaration() {
            return type + " " + name;
        }
    }

    private QueryRenderer() {}

    static SourceFile renderSort(Table table, Repository repository) {
        String name = repository.record() + "Sort";
        Source source = new Source("repository", name);
        source.doc(
                0,
                "What a list of " + plural(repository) + " may be ordered by; {@code " + Names.camel(repository.key())
                        + "} breaks ties.",
                List.of());
        source.line("public enum " + name + " {");
        List<Sort> sorts = repository.sorts();
        for (int i = 0; i < sorts.size(); i++) {
            source.doc(4, order(table, sorts.get(i)), List.of());
            source.line("    " + sorts.get(i).name() + (i + 1 < sorts.size() ? "," : ""));
        }
        source.line("}");
        return source.file();
    }

    private static String order(Table table, Sort sort) {
        if (sort.byHand().isPresent()) {
            String meaning = sort.byHand().orElseThrow().meaning();
            return meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1) + ".";
        }
        String column = "{@code " + Names.camel(sort.column()) + "}";
        if (sort.bySize()) {
            return "By the number of " + column + ".";
        }
        return "By " + column
                + switch (Shape.of(table.column(sort.column()).type())) {
                    case BOOLEAN -> ", false first.";
                    case ENUM -> ", in the order of its numbers.";
                    default -> ".";
                };
    }

    static SourceFile render(Table table, Repository repository) {
        String name = repository.record() + "Query";
        List<Part> parts = parts(table, repository);
        Source source = new Source("repository", name).importing("java.util.Objects");
        source.importing("org.jspecify.annotations.Nullable");
        repository.filters().forEach(filter -> imports(source, table, filter));
        source.doc(
                0,
                "Which " + plural(repository)
                        + (repository.tenant().isPresent() ? " of an environment" : "") + " to list, in which order."
                        + (repository.filters().isEmpty() ? "" : FILTERS) + "\n\n<p>Immutable.",
                parts.stream().map(p -> "@param " + p.name() + " " + p.doc()).toList());
        source.call(
                0,
                "public record " + name + "(",
                parts.stream().map(Part::declaration).toList(),
                ") {");
        source.blank();
        source.doc(4, "The most rows that one page may have.", List.of());
        source.line("    public static final int MAX_PAGE_SIZE = 1_000;").blank();
        limits(source, repository);
        constructor(source, name, parts);
        factories(source, repository, name, parts);
        builder(source, name, parts);
        source.line("}");
        return source.file();
    }

    /** How many values a filter takes. */
    private static void limits(Source source, Repository repository) {
        for (Filter filter : repository.filters()) {
            if (isSet(filter)) {
                source.doc(4, "The most {@code " + filter.name() + "} that one query may name.", List.of());
                source.line("    public static final int " + limit(filter) + " = "
                                + (filter.kind() == FilterKind.ANY_OF ? MAX_OF_ONE_PARAMETER : MAX_OF_PREDICATES) + ";")
                        .blank();
            }
        }
    }

    private static boolean isSet(Filter filter) {
        return filter.kind() == FilterKind.CONTAINS_ALL || filter.kind() == FilterKind.ANY_OF;
    }

    /** The constant of the query that says how many values the filter takes: {@code MAX_IDS}. */
    static String limit(Filter filter) {
        return "MAX_" + filter.name().replaceAll("(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    private static List<Part> parts(Table table, Repository repository) {
        List<Part> parts = new ArrayList<>();
        for (Filter filter : repository.filters()) {
            parts.add(part(table, repository, filter));
        }
        String sort = repository.record() + "Sort";
        parts.add(new Part(
                "sort",
                sort,
                sort + "." + repository.sorts().getFirst().name(),
                "what to order by; a builder starts with {@link " + sort + "#"
                        + repository.sorts().getFirst().name() + "}"));
        parts.add(new Part(
                "direction", "Direction", "Direction.ASCENDING", "which way to run; a builder starts ascending"));
        parts.add(new Part(
                "pageSize",
                "int",
                Integer.toString(DEFAULT_PAGE_SIZE),
                "the most rows of one page, 1 to {@value #MAX_PAGE_SIZE}; a builder starts with " + DEFAULT_PAGE_SIZE));
        parts.add(new Part(
                "cursor",
                "@Nullable String",
                "",
                "where to go on, from {@link Page}; {@code null} for the first page"));
        return parts;
    }

    private static Part part(Table table, Repository repository, Filter filter) {
        if (filter.byHand().isPresent()) {
            ByHand byHand = filter.byHand().orElseThrow();
            return new Part(filter.name(), "@Nullable " + byHand.type(), "", byHand.meaning());
        }
        String columns = "{@code " + Names.camel(filter.columns().getFirst()) + "}";
        return switch (filter.kind()) {
            case BY_HAND -> throw new IllegalStateException("stands above");
            case ANY_OF ->
                new Part(
                        filter.name(),
                        "@Nullable Set<String>",
                        "",
                        "only those whose " + columns + " is one of these, at most {@value #" + limit(filter)
                                + "}; absent: no filter; empty: nothing is found");
            case NOT_EMPTY ->
                new Part(
                        filter.name(),
                        "@Nullable Boolean",
                        "",
                        "only those whose " + columns + " are not empty; {@code false}: only those whose " + columns
                                + " are empty");
            case EXISTS ->
                new Part(
                        filter.name(),
                        "@Nullable Boolean",
                        "",
                        "only those whose " + columns + " hold " + target(filter) + " somewhere; {@code false}: only"
                                + " those whose " + columns + " hold none");
            case CONTAINS_ALL ->
                new Part(
                        filter.name(),
                        "@Nullable Set<String>",
                        "",
                        "only those whose " + columns + " hold every one of these, exactly as written, at most"
                                + " {@value #" + limit(filter) + "}; absent or empty: no filter");
            case SEARCH ->
                new Part(
                        filter.name(),
                        "@Nullable String",
                        "",
                        "only those that contain this text in " + alternatives(filter)
                                + ", literally and whatever the case");
            case EQUALS -> {
                Type type = table.column(filter.columns().getFirst()).type();
                boolean deletedFilter = repository
                        .softDelete()
                        .filter(filter.columns().getFirst()::equals)
                        .isPresent();
                yield new Part(
                        filter.name(),
                        "@Nullable " + Names.boxedType(type),
                        deletedFilter ? "false" : "",
                        "only those whose " + columns + " equals this"
                                + (deletedFilter ? "; a builder starts with {@code false}" : ""));
            }
        };
    }

    private static void imports(Source source, Table table, Filter filter) {
        if (isSet(filter)) {
            source.importing("java.util.Set");
        }
        filter.path().ifPresent(path -> source.importing("io.bucketeer.data.model." + path.enumName()));
        if (filter.kind() == FilterKind.EQUALS
                && table.column(filter.columns().getFirst()).type() instanceof EnumRef ref) {
            source.importing("io.bucketeer.data.model." + ref.name());
        }
    }

    private static void constructor(Source source, String name, List<Part> parts) {
        source.line("    public " + name + " {");
        for (Part part : parts) {
            if (part.type().equals("@Nullable Set<String>")) {
                source.line("        " + part.name() + " = " + part.name() + " == null ? null : Set.copyOf("
                        + part.name() + ");");
            } else if (part.name().equals("sort") || part.name().equals("direction")) {
                source.line("        Objects.requireNonNull(" + part.name() + ", \"" + name + "." + part.name()
                        + " is null\");");
            }
        }
        source.line("        if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {");
        source.line("            throw new IllegalArgumentException(");
        source.line(
                "                    \"pageSize was \" + pageSize + \" but it must be from 1 to \" + MAX_PAGE_SIZE);");
        source.line("        }").line("    }").blank();
    }

    private static void factories(Source source, Repository repository, String name, List<Part> parts) {
        source.doc(
                4,
                "All " + plural(repository) + (repository.tenant().isPresent() ? " of an environment" : "")
                        + (repository.softDelete().isPresent() ? " that are not deleted" : "") + ", by {@link "
                        + repository.record() + "Sort#"
                        + repository.sorts().getFirst().name() + "}.",
                List.of());
        source.add("    public static " + name + " all() {\n        return builder().build();\n    }\n\n");
        source.doc(4, "Starts a query.", List.of());
        source.add("    public static Builder builder() {\n        return new Builder();\n    }\n\n");
        source.doc(4, "This query for the page that starts at the cursor.", List.of());
        source.line("    public " + name + " after(String nextCursor) {");
        source.line("        return toBuilder().cursor(nextCursor).build();")
                .line("    }")
                .blank();
        source.doc(4, "Starts a copy of this query.", List.of());
        source.line("    public Builder toBuilder() {");
        source.line("        Builder builder = new Builder();");
        parts.forEach(p -> source.line("        builder." + p.name() + " = " + p.name() + ";"));
        source.add("        return builder;\n    }\n\n");
    }

    private static void builder(Source source, String name, List<Part> parts) {
        source.doc(4, "Builds " + Words.linkWithArticle(name) + ". Not thread-safe.", List.of());
        source.line("    public static final class Builder {").blank();
        parts.forEach(p -> source.line("        private " + p.declaration()
                + (p.defaultValue().isEmpty() ? "" : " = " + p.defaultValue()) + ";"));
        source.blank().add("        private Builder() {}\n");
        for (Part part : parts) {
            source.blank();
            source.doc(
                    8,
                    part.doc().substring(0, 1).toUpperCase(Locale.ROOT)
                            + part.doc().substring(1) + ".",
                    List.of());
            source.line("        public Builder " + part.name() + "(" + part.declaration() + ") {");
            source.line("            this." + part.name() + " = " + part.name() + ";");
            source.add("            return this;\n        }\n");
        }
        source.blank();
        source.doc(
                8,
                "The finished query.",
                List.of("@throws IllegalArgumentException when the page size is out of range"));
        source.line("        public " + name + " build() {");
        source.call(
                12, "return new " + name + "(", parts.stream().map(Part::name).toList(), ");");
        source.line("        }").line("    }");
    }

    /** What stands at the end of the filter's path: {@code {@link Operator#FEATURE_FLAG}}. */
    private static String target(Filter filter) {
        ConstantPath path = filter.path().orElseThrow();
        return "{@link " + path.enumName() + "#" + path.constant() + "}";
    }

    private static String alternatives(Filter filter) {
        return Words.codes(filter.columns().stream().map(Names::camel).toList()).replace(" and ", " or ");
    }

    private static String plural(Repository repository) {
        return Words.plural(Words.spaced(repository.record()));
    }
}
