package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel.Repository;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All repositories and directories together: the port that a unit of work hands out, its implementation, the door. */
final class SessionRenderer {

    /** A port and how a session hands it out. */
    private record Port(String type, String accessor, String doc) {

        static Port repository(Repository repository) {
            if (repository.tenant().isEmpty()) {
                return directory(repository, " of the installation.");
            }
            return new Port(
                    repository.port(),
                    Words.plural(variable(repository)),
                    "The " + Words.plural(Words.spaced(repository.record())) + ".");
        }

        static Port directory(Repository repository) {
            return directory(repository, " of all environments.");
        }

        private static Port directory(Repository repository, String whose) {
            return new Port(
                    repository.record() + "Directory",
                    variable(repository) + "Directory",
                    "The " + Words.plural(Words.spaced(repository.record())) + whose);
        }

        private static String variable(Repository repository) {
            String record = repository.record();
            return record.substring(0, 1).toLowerCase(Locale.ROOT) + record.substring(1);
        }
    }

    private SessionRenderer() {}

    static List<SourceFile> render(List<Repository> repositories) {
        List<Port> ports = Stream.concat(
                        repositories.stream().map(Port::repository),
                        repositories.stream().filter(Repository::directory).map(Port::directory))
                .toList();
        return List.of(port(ports), implementation(ports), unit(ports), door(ports));
    }

    private static SourceFile port(List<Port> ports) {
        Source source = new Source("repository", "Session");
        source.doc(
                0,
                "All repositories of one database. The one that a unit of work hands out serves the thread that runs the"
                        + " unit, until its end, and so do the repositories that it gives; to others they throw an"
                        + " {@link io.bucketeer.data.error.IllegalUseException}.\n\n"
                        + "<p>Thread-safe; but only calls of the thread that runs a unit of work take part in it.",
                List.of());
        source.line("public interface Session {");
        for (Port port : ports) {
            source.blank();
            source.doc(4, port.doc(), List.of());
            source.line("    " + port.type() + " " + port.accessor() + "();");
        }
        source.line("}");
        return source.file();
    }

    private static SourceFile implementation(List<Port> ports) {
        Source source = new Source("jooq", "Repositories").importing("io.bucketeer.data.repository.Session");
        source.doc(0, "One instance of every repository, made when the database is opened.", List.of());
        source.line("final class Repositories implements Session {").blank();
        for (Port port : ports) {
            source.importing("io.bucketeer.data.repository." + port.type());
            source.line("    private final " + port.type() + " " + port.accessor() + ";");
        }
        source.blank().line("    Repositories(Engine engine) {");
        for (Port port : ports) {
            source.line("        this." + port.accessor() + " = new Jooq" + port.type() + "(engine);");
        }
        source.line("    }");
        accessors(source, ports, "");
        source.line("}");
        return source.file();
    }

    private static SourceFile unit(List<Port> ports) {
        Source source = new Source("jooq", "UnitSession").importing("io.bucketeer.data.repository.Session");
        source.doc(
                0,
                "The repositories as one unit of work hands them out; each call of theirs makes sure that it is inside.",
                List.of());
        source.line("record UnitSession(Session repositories, Runnable membership) implements Session {");
        for (Port port : ports) {
            source.importing("io.bucketeer.data.repository." + port.type());
        }
        for (Port port : ports) {
            source.blank().line("    @Override");
            source.line("    public " + port.type() + " " + port.accessor() + "() {");
            source.line("        return UnitPort.of(" + port.type() + ".class, repositories." + port.accessor()
                    + "(), membership);");
            source.line("    }");
        }
        source.line("}");
        return source.file();
    }

    private static SourceFile door(List<Port> ports) {
        Source source = new Source("", "RepositoryAccess").importing("io.bucketeer.data.repository.Session");
        source.doc(0, "The accessors of the door, one for every repository.", List.of());
        source.line("abstract class RepositoryAccess implements Session {").blank();
        source.doc(4, "All repositories of the open database.", List.of());
        source.line("    abstract Session repositories();");
        for (Port port : ports) {
            source.importing("io.bucketeer.data.repository." + port.type());
        }
        accessors(source, ports, "repositories().");
        source.line("}");
        return source.file();
    }

    private static void accessors(Source source, List<Port> ports, String target) {
        for (Port port : ports) {
            String call = target.isEmpty() ? port.accessor() : target + port.accessor() + "()";
            source.blank().line("    @Override");
            source.line("    public " + port.type() + " " + port.accessor() + "() {");
            source.line("        return " + call + ";").line("    }");
        }
    }
}
