package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel.Repository;
import java.util.List;
import java.util.Locale;

/** The set of all repositories: the port, its implementation, and the accessors that the door inherits. */
final class SessionRenderer {

    private SessionRenderer() {}

    static List<SourceFile> render(List<Repository> repositories) {
        return List.of(port(repositories), implementation(repositories), door(repositories));
    }

    private static SourceFile port(List<Repository> repositories) {
        Source source = new Source("repository", "Session");
        source.doc(
                0,
                "All repositories of one database. The one that a unit of work hands out is valid inside it.\n\n"
                        + "<p>Thread-safe; but only calls of the thread that runs a unit of work take part in it.",
                List.of());
        source.line("public interface Session {");
        for (Repository repository : repositories) {
            source.blank();
            source.doc(4, "The " + Words.plural(Words.spaced(repository.record())) + ".", List.of());
            source.line("    " + repository.record() + "Repository " + plural(repository) + "();");
        }
        source.line("}");
        return source.file();
    }

    private static SourceFile implementation(List<Repository> repositories) {
        Source source = new Source("jooq", "Repositories").importing("io.bucketeer.data.repository.Session");
        source.doc(0, "One instance of every repository, made when the database is opened.", List.of());
        source.line("final class Repositories implements Session {").blank();
        for (Repository repository : repositories) {
            source.importing("io.bucketeer.data.repository." + repository.record() + "Repository");
            source.line("    private final " + repository.record() + "Repository " + plural(repository) + ";");
        }
        source.blank().line("    Repositories(Engine engine) {");
        for (Repository repository : repositories) {
            source.line(
                    "        this." + plural(repository) + " = new Jooq" + repository.record() + "Repository(engine);");
        }
        source.line("    }");
        accessors(source, repositories, "");
        source.line("}");
        return source.file();
    }

    private static SourceFile door(List<Repository> repositories) {
        Source source = new Source("", "RepositoryAccess").importing("io.bucketeer.data.repository.Session");
        source.doc(0, "The accessors of the door, one for every repository.", List.of());
        source.line("abstract class RepositoryAccess implements Session {").blank();
        source.doc(4, "All repositories of the open database.", List.of());
        source.line("    abstract Session repositories();");
        for (Repository repository : repositories) {
            source.importing("io.bucketeer.data.repository." + repository.record() + "Repository");
        }
        accessors(source, repositories, "repositories().");
        source.line("}");
        return source.file();
    }

    private static void accessors(Source source, List<Repository> repositories, String target) {
        for (Repository repository : repositories) {
            String call = target.isEmpty() ? plural(repository) : target + plural(repository) + "()";
            source.blank().line("    @Override");
            source.line("    public " + repository.record() + "Repository " + plural(repository) + "() {");
            source.line("        return " + call + ";").line("    }");
        }
    }

    private static String plural(Repository repository) {
        String record = repository.record();
        return Words.plural(record.substring(0, 1).toLowerCase(Locale.ROOT) + record.substring(1));
    }
}
