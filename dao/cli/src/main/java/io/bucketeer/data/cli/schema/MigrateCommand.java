package io.bucketeer.data.cli.schema;

import io.bucketeer.data.migration.MigrationListener;
import io.bucketeer.data.migration.MigrationOutcome;
import io.bucketeer.data.migration.MigrationPlan;
import io.bucketeer.data.migration.MigrationStep;
import io.bucketeer.data.migration.PlannedMigration;
import io.bucketeer.data.migration.SchemaMigration;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code migrate}. */
@Command(
        name = "migrate",
        description = "Brings the schema up to date, or only says what that would do. Run it before a new release of"
                + " the services starts; they never migrate.")
final class MigrateCommand implements Callable<Integer> {

    @Mixin
    private final DatabaseOptions options = new DatabaseOptions();

    @Mixin
    private final LockOptions locks = new LockOptions();

    @Option(
            names = "--plan",
            description = "Say what would be applied, with the locks that the files state, and change nothing.")
    private boolean plan;

    @Option(
            names = "--convert-others",
            description =
                    "Also convert the tables of a MySQL database that are not ours and hold our ids, so that joins"
                            + " find an index. They are copied, which blocks their writers: in a window only.")
    private boolean convertOthers;

    @Override
    public Integer call() {
        options.schemas().forEach(plan ? this::plan : this::migrate);
        return ExitStatus.DONE.code();
    }

    private void plan(Schema schema) {
        MigrationPlan planned = migrations(schema).plan();
        PrintWriter out = options.out();
        out.println(schema.name() + ": " + count(planned.migrations().size()) + " to apply; nothing was changed");
        if (planned.baselineFirst()) {
            out.println("made by Bucketeer's own migrations and not taken over yet: run baseline first");
        }
        planned.notices().forEach(notice -> out.println("notice: " + notice));
        TextTable table =
                new TextTable("version", "description", "file", "table", "size", "what is stated about its locks");
        for (PlannedMigration migration : planned.migrations()) {
            MigrationStep step = migration.step();
            table.row(
                    step.version(),
                    step.description(),
                    step.file(),
                    migration.table().isEmpty() ? "-" : migration.table(),
                    migration.bytes() == 0 ? "-" : Sizes.text(migration.bytes()),
                    migration.locks().isEmpty() ? "-" : migration.locks());
        }
        table.print(out);
    }

    private void migrate(Schema schema) {
        long start = System.nanoTime();
        MigrationOutcome outcome = migrations(schema).with(locks.limits()).migrate(new Report(options.out()));
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        options.out()
                .println(schema.name() + ": " + done(outcome, duration) + "; the schema is at version "
                        + outcome.schemaVersion());
    }

    private SchemaMigration migrations(Schema schema) {
        return convertOthers ? schema.migrations().convertingOthers() : schema.migrations();
    }

    private static String done(MigrationOutcome outcome, Duration duration) {
        List<String> parts = new ArrayList<>();
        if (outcome.applied() > 0) {
            parts.add("applied " + count(outcome.applied()));
        }
        if (outcome.convertedTables() > 0) {
            parts.add("converted " + outcome.convertedTables()
                    + (outcome.convertedTables() == 1 ? " table beside ours" : " tables beside ours"));
        }
        return parts.isEmpty() ? "nothing to apply" : String.join(" and ", parts) + " in " + Times.text(duration);
    }

    private static String count(int migrations) {
        return migrations == 1 ? "1 migration" : migrations + " migrations";
    }

    /** One line when a migration begins, so that a long one is seen to run, and one when it has ended. */
    private record Report(PrintWriter out) implements MigrationListener {

        @Override
        public void begins(MigrationStep step) {
            out.println("applying " + step.version() + " " + step.description() + " (" + step.file() + ")");
        }

        @Override
        public void ends(MigrationStep step, Duration duration) {
            out.println("applied " + step.version() + " " + step.description() + " in " + Times.text(duration));
        }
    }
}
