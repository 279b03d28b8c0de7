package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel.Repository;
import java.util.List;

/** A table's directory: the port that crosses environments, and its implementation over the engine. */
final class DirectoryRenderer {

    private DirectoryRenderer() {}

    static List<SourceFile> render(Repository repository) {
        return List.of(port(repository), implementation(repository));
    }

    private static SourceFile port(Repository repository) {
        String record = repository.record();
        String nouns = Words.plural(Words.spaced(record));
        Source source = new Source("repository", record + "Directory")
                .importing("io.bucketeer.data.model." + record, "java.util.stream.Stream");
        source.doc(
                0,
                "The " + nouns + " of all environments. {@link " + record + "Repository} asks for the environment in"
                        + " every method; what is meant to cross environments stands here, so that nothing crosses"
                        + " them by mistake.\n\n"
                        + "<p>Every method throws a {@link io.bucketeer.data.error.DataAccessException} that says the"
                        + " cause. Inside a unit of work a call takes part in it. Thread-safe.",
                List.of());
        source.line("public interface " + record + "Directory"
                        + repository
                                .directoryByHand()
                                .map(name -> " extends " + name)
                                .orElse("") + " {")
                .blank();
        source.doc(
                4,
                "All " + nouns + (repository.softDelete().isPresent() ? " that are not deleted" : "")
                        + ", by environment and {@code " + Names.camel(repository.key())
                        + "}; those of archived environments too. They are fetched in chunks of 1,000 as the caller"
                        + " takes them, in constant memory. No connection is held in between, and it is no snapshot: a"
                        + " row written meanwhile may or may not be seen.",
                List.of());
        source.line("    Stream<InEnvironment<" + record + ">> stream();").line("}");
        return source.file();
    }

    private static SourceFile implementation(Repository repository) {
        String record = repository.record();
        String port = record + "Directory";
        Source source = new Source("jooq", "Jooq" + port)
                .importing(
                        "io.bucketeer.data.model." + record,
                        "io.bucketeer.data.repository." + port,
                        "io.bucketeer.data.repository.InEnvironment",
                        "java.util.stream.Stream");
        source.doc(0, "{@link " + port + "} on whichever database the engine has open.", List.of());
        source.line("final class Jooq" + port
                        + repository
                                .directoryByHand()
                                .map(name -> " extends Jooq" + name)
                                .orElse("") + " implements "
                        + port + " {")
                .blank();
        source.line("    private final DirectoryGateway<" + record + "> gateway;")
                .blank();
        source.line("    Jooq" + port + "(Engine engine) {");
        repository.directoryByHand().ifPresent(name -> source.line("        super(engine);"));
        source.line("        this.gateway = new DirectoryGateway<>(engine, " + record + "Entity.INSTANCE);");
        source.line("    }").blank();
        source.line("    @Override");
        source.line("    public Stream<InEnvironment<" + record + ">> stream() {");
        source.line("        return gateway.stream();");
        source.line("    }").line("}");
        return source.file();
    }
}
