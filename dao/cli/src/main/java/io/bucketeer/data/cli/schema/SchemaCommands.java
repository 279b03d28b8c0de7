package io.bucketeer.data.cli.schema;

import java.util.List;

/** The commands of this package: the door to it. */
public final class SchemaCommands {

    private SchemaCommands() {}

    /** New ones, for picocli. */
    public static List<Object> all() {
        return List.of(
                new MigrateCommand(),
                new ValidateCommand(),
                new InfoCommand(),
                new BaselineCommand(),
                new RepairCommand());
    }
}
