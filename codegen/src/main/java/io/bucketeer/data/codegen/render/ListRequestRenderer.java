package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel.ConstantPath;
import io.bucketeer.data.codegen.model.DataModel.EnumRef;
import io.bucketeer.data.codegen.model.DataModel.Filter;
import io.bucketeer.data.codegen.model.DataModel.Repository;
import io.bucketeer.data.codegen.model.DataModel.Table;
import java.util.List;

/** How a repository's implementation turns a query into a list request of the engine: its last two methods. */
final class ListRequestRenderer {

    private ListRequestRenderer() {}

    static void render(Source source, Table table, Repository repository) {
        String record = repository.record();
        source.blank();
        source.line("    private ListRequest.Finished<" + record + "> request(String environmentId, " + record
                + "Query query) {");
        source.line("        return lists.request(environmentId)");
        for (Filter filter : repository.filters()) {
            source.line("                " + filterCall(source, table, record, filter));
        }
        source.line("                .order(sortKey(query.sort()), query.direction())");
        source.line("                .finish();");
        source.line("    }").blank();
        source.line("    private static SortKey<" + record + ", ?> sortKey(" + record + "Sort sort) {");
        source.line("        return switch (sort) {");
        repository
                .sorts()
                .forEach(sort -> source.line(
                        "            case " + sort.name() + " -> " + record + "Entity.BY_" + sort.name() + ";"));
        source.line("        };").line("    }");
    }

    private static String filterCall(Source source, Table table, String record, Filter filter) {
        String value = "query." + filter.name() + "()";
        List<String> fields = filter.columns().stream()
                .map(column -> TableRenderer.reference(source, table, column))
                .toList();
        return switch (filter.kind()) {
            case ANY_OF ->
                ".anyOf(\"" + filter.name() + "\", " + fields.getFirst() + ", " + value + ", " + record + "Query."
                        + QueryRenderer.limit(filter) + ")";
            case NOT_EMPTY -> ".notEmpty(\"" + filter.name() + "\", " + fields.getFirst() + ", " + value + ")";
            case EXISTS -> {
                ConstantPath path = filter.path().orElseThrow();
                source.importing("io.bucketeer.data.model." + path.enumName());
                yield ".exists(\"" + filter.name() + "\", " + fields.getFirst() + ", List.of(\""
                        + String.join("\", \"", path.members()) + "\"), " + path.enumName() + "." + path.constant()
                        + ".number(), " + value + ")";
            }
            case CONTAINS_ALL -> ".containsAll(\"" + filter.name() + "\", " + fields.getFirst() + ", " + value + ")";
            case SEARCH -> ".search(\"" + filter.name() + "\", " + value + ", " + String.join(", ", fields) + ")";
            case EQUALS -> {
                boolean number = table.column(filter.columns().getFirst()).type() instanceof EnumRef;
                String argument = number ? value + " == null ? null : " + value + ".number()" : value;
                yield ".equal(\"" + filter.name() + "\", " + fields.getFirst() + ", " + argument + ")";
            }
        };
    }
}
