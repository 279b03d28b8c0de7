package io.bucketeer.data.cli.schema;

import io.bucketeer.data.migration.MigrationStep;
import io.bucketeer.data.migration.MigrationStep.State;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code info}. */
@Command(name = "info", description = "Lists the migrations that this release or the database knows, and their state.")
final class InfoCommand implements Callable<Integer> {

    @Mixin
    private final DatabaseOptions options = new DatabaseOptions();

    @Override
    public Integer call() {
        options.schemas().forEach(this::list);
        return ExitStatus.DONE.code();
    }

    private void list(Schema schema) {
        List<MigrationStep> steps = schema.migrations().info();
        long pending =
                steps.stream().filter(step -> step.state() == State.PENDING).count();
        options.out()
                .println(schema.name() + ": the schema is " + Schema.version(steps) + ", " + pending + " of "
                        + steps.size() + " migrations pending");
        TextTable table = new TextTable("version", "state", "description", "file");
        for (MigrationStep step : steps) {
            table.row(step.version(), step.state().name().toLowerCase(Locale.ROOT), step.description(), step.file());
        }
        table.print(options.out());
    }
}
