package io.bucketeer.data.cli.schema;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code validate}. */
@Command(
        name = "validate",
        description = "Ends with 0 when every migration of this release was applied as it is, with 1 when not."
                + " Migrations of a newer release are no difference, nor are tables beside ours that joins read without an"
                + " index; these are told.")
final class ValidateCommand implements Callable<Integer> {

    @Mixin
    private final DatabaseOptions options = new DatabaseOptions();

    @Override
    public Integer call() {
        options.schemas().forEach(this::validate);
        return ExitStatus.DONE.code();
    }

    private void validate(Schema schema) {
        schema.migrations().validate().forEach(notice -> options.out().println("notice: " + notice));
        options.out()
                .println(schema.name() + ": valid, the schema is "
                        + Schema.version(schema.migrations().info()));
    }
}
