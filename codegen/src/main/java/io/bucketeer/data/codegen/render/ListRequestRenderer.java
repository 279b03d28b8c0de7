package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel.ConstantPath;
import io.bucketeer.data.codegen.model.DataModel.EnumRef;
import io.bucketeer.data.codegen.model.DataModel.Filter;
import io.bucketeer.data.codegen.model.DataModel.Repository;
import io.bucketeer.data.codegen.model.DataModel.Sort;
import io.bucketeer.data.codegen.model.DataModel.Table;
import java.util.List;
import java.util.Locale;

/** How a repository's implementation turns a query into a list request of the engine: its last two methods. */
final class ListRequestRenderer {

    private ListRequestRenderer() {}

    static void render(Source source, Table table, Repository repository) {
        String record = repository.record();
        source.blank();
        boolean tenant = repository.tenant().isPresent();
        source.line("    private ListRequest.Finished<" + record + "> request("
                + (tenant ? "String environmentId, " : "") + record + "Query query) {");
        source.line("        return lists.request(" + (tenant ? "environmentId" : "null") + ")");
        for (Filter filter : repository.filters()) {
            source.line("                " + filterCall(source, table, repository, filter));
        }
        source.line("                .order(sortKey(" + (byHand(repository) ? scope(repository) : "")
                + "query.sort()), query.direction())");
        source.line("                .finish();");
        source.line("    }").blank();
        String head = byHand(repository)
                ? "    private SortKey<" + record + ", ?> sortKey(" + (tenant ? "String environmentId, " : "")
                : "    private static SortKey<" + record + ", ?> sortKey(";
        source.line(head + record + "Sort sort) {");
        source.line("        return switch (sort) {");
        repository
                .sorts()
                .forEach(sort ->
                        source.line("            case " + sort.name() + " -> " + sortCall(repository, sort) + ";"));
        source.line("        };").line("    }");
    }

    /** The first argument of what is written by hand, where rows belong to an environment. */
    private static String scope(Repository repository) {
        return repository.tenant().isPresent() ? "environmentId, " : "";
    }

    private static boolean byHand(Repository repository) {
        return repository.sorts().stream().anyMatch(sort -> sort.byHand().isPresent());
    }

    private static String sortCall(Repository repository, Sort sort) {
        if (sort.byHand().isEmpty()) {
            return repository.record() + "Entity.BY_" + sort.name();
        }
        String name = Names.pascal(sort.name().toLowerCase(Locale.ROOT));
        return "by" + name + "(" + (repository.tenant().isPresent() ? "environmentId" : "") + ")";
    }

    private static String filterCall(Source source, Table table, Repository repository, Filter filter) {
        String record = repository.record();
        String value = "query." + filter.name() + "()";
        List<String> fields = filter.columns().stream()
                .map(column -> TableRenderer.reference(source, table, column))
                .toList();
        return switch (filter.kind()) {
            case BY_HAND ->
                ".byHand(\"" + filter.name() + "\", " + value + ", value -> " + filter.name() + "(" + scope(repository)
                        + "value))";
            case ANY_OF -> ".anyOf(" + set(record, filter, fields.getFirst()) + ")";
            case NOT_EMPTY -> ".notEmpty(\"" + filter.name() + "\", " + fields.getFirst() + ", " + value + ")";
            case EXISTS -> {
                ConstantPath path = filter.path().orElseThrow();
                source.importing("io.bucketeer.data.model." + path.enumName());
                yield ".exists(\"" + filter.name() + "\", " + fields.getFirst() + ", List.of(\""
                        + String.join("\", \"", path.members()) + "\"), " + path.enumName() + "." + path.constant()
                        + ".number(), " + value + ")";
            }
            case CONTAINS_ALL -> ".containsAll(" + set(record, filter, fields.getFirst()) + ")";
            case SEARCH -> ".search(\"" + filter.name() + "\", " + value + ", " + String.join(", ", fields) + ")";
            case EQUALS -> {
                boolean number = table.column(filter.columns().getFirst()).type() instanceof EnumRef;
                String argument = number ? value + " == null ? null : " + value + ".number()" : value;
                yield ".equal(\"" + filter.name() + "\", " + fields.getFirst() + ", " + argument + ")";
            }
        };
    }

    private static String set(String record, Filter filter, String field) {
        return "\"" + filter.name() + "\", " + field + ", query." + filter.name() + "(), " + record + "Query."
                + QueryRenderer.limit(filter);
    }
}
