package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel;
import java.util.List;

/** The names of all tables, for the checks that a dialect makes of the library's own. */
final class TableNamesRenderer {

    private TableNamesRenderer() {}

    static SourceFile render(DataModel model) {
        Source source = new Source("dialect", "TableNames").importing("java.util.Set");
        source.doc(0, "The library's own tables; what else a database holds is not its business.", List.of());
        source.line("public final class TableNames {").blank();
        source.doc(4, "All of them, as the database names them.", List.of());
        List<String> names =
                model.tables().stream().map(table -> '"' + table.name() + '"').toList();
        source.call(4, "public static final Set<String> ALL = Set.of(", names, ");");
        source.blank().line("    private TableNames() {}");
        source.line("}");
        return source.file();
    }
}
