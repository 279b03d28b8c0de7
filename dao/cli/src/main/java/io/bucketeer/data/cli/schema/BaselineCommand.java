package io.bucketeer.data.cli.schema;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code baseline}. */
@Command(
        name = "baseline",
        description = "Takes the tables of a database for what the migrations up to a version make, so that migrate"
                + " goes on after it. Nothing looks at the tables. A database that has a history is refused.")
final class BaselineCommand implements Callable<Integer> {

    @Mixin
    private final DatabaseOptions options = new DatabaseOptions();

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            required = true,
            description = "The last version whose work is there already, such as 1.5.")
    private String version = "";

    @Override
    public Integer call() {
        options.schemas().forEach(this::baseline);
        return ExitStatus.DONE.code();
    }

    private void baseline(Schema schema) {
        schema.migrations().baseline(version);
        options.out().println(schema.name() + ": taken as at version " + version + "; migrate goes on after it");
    }
}
