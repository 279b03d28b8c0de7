package io.bucketeer.data.testkit.embedded;

import java.util.ArrayList;
import java.util.List;

/**
 * The settings of every server the kit starts, in a container or not: as in production, but for durability and size.
 */
public final class ServerSettings {

    private ServerSettings() {}

    /** Options of {@code mysqld}. */
    public static List<String> mysql(Durability durability) {
        List<String> options = new ArrayList<>(List.of(
                "--skip-log-bin",
                "--mysqlx=OFF",
                "--default-time-zone=+00:00",
                "--character-set-server=utf8mb4",
                "--log-bin-trust-function-creators=ON",
                "--max-connections=200",
                "--max-allowed-packet=64M",
                "--innodb-buffer-pool-size=192M"));
        switch (durability) {
            case NONE -> options.addAll(List.of("--innodb-flush-log-at-trx-commit=0", "--skip-innodb-doublewrite"));
            case PROCESS -> options.add("--innodb-flush-log-at-trx-commit=2");
            case MACHINE -> {}
        }
        return options;
    }

    /** Parameters of {@code postgres}, each {@code name=value}. */
    public static List<String> postgres(Durability durability) {
        List<String> parameters = new ArrayList<>(List.of("timezone=UTC", "log_timezone=UTC", "max_connections=200"));
        switch (durability) {
            case NONE -> parameters.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
            case PROCESS -> parameters.add("fsync=off");
            case MACHINE -> {}
        }
        return parameters;
    }
}
