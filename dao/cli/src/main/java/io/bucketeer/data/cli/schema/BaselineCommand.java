package io.bucketeer.data.cli.schema;

import io.bucketeer.data.migration.Adoption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code baseline}. */
@Command(
        name = "baseline",
        description =
                "Takes over a MySQL database that Bucketeer's own migrations made, so that migrate converts it. Looks"
                        + " at its schema, its rows and the tables beside ours, and refuses it with all reasons where it cannot be"
                        + " converted as it is. A database that has a history is refused.")
final class BaselineCommand implements Callable<Integer> {

    @Mixin
    private final DatabaseOptions options = new DatabaseOptions();

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description =
                    "Take the tables for what this library's migrations up to this version make, such as 1.5; nothing"
                            + " looks at them. For a database of this library whose history was lost.")
    private @Nullable String version;

    @Override
    public Integer call() {
        options.schemas().forEach(this::baseline);
        return ExitStatus.DONE.code();
    }

    private void baseline(Schema schema) {
        String taken = version;
        if (taken == null) {
            Adoption adoption = schema.migrations().adopt();
            adoption.notices().forEach(notice -> options.out().println("notice: " + notice));
            taken = adoption.version();
        } else {
            schema.migrations().baseline(taken);
        }
        options.out().println(schema.name() + ": taken as at version " + taken + "; migrate goes on after it");
    }
}
