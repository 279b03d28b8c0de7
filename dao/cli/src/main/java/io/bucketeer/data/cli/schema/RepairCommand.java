package io.bucketeer.data.cli.schema;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code repair}. */
@Command(
        name = "repair",
        description = "Forgets failed migrations, so that migrate runs them again; correct their cause first. Nothing"
                + " else is changed.")
final class RepairCommand implements Callable<Integer> {

    @Mixin
    private final DatabaseOptions options = new DatabaseOptions();

    @Override
    public Integer call() {
        options.schemas().forEach(this::repair);
        return ExitStatus.DONE.code();
    }

    private void repair(Schema schema) {
        int forgotten = schema.migrations().repair();
        options.out()
                .println(schema.name() + ": "
                        + switch (forgotten) {
                            case 0 -> "no migration has failed, nothing was changed";
                            case 1 -> "1 failed migration forgotten; migrate runs it again";
                            default -> forgotten + " failed migrations forgotten; migrate runs them again";
                        });
    }
}
