package io.bucketeer.data.migration;

import io.bucketeer.data.schema.mysql.MySqlSchema;
import io.bucketeer.data.schema.postgres.PostgresSchema;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What migrating differs in between the databases.
 *
 * @param type its name in configuration files
 * @param product its name in JDBC metadata
 * @param location where its migrations stand
 * @param sessionSettings one statement that bounds how long a session waits for locks. DDL that waits makes every new
 *     reader of its table wait behind it, and both databases wait for very long or for ever by default.
 * @param lockTimeout the error code or SQL state of a lock that was not had in time
 * @param keepsFailures whether DDL is not undone with its transaction, so that Flyway notes the failure
 */
record Engine(
        String type,
        String product,
        String location,
        String sessionSettings,
        String lockTimeout,
        boolean keepsFailures) {

    static final Engine MYSQL = new Engine(
            "mysql",
            "MySQL",
            MySqlSchema.OPERATIONAL_LOCATION,
            "SET SESSION lock_wait_timeout = 3, innodb_lock_wait_timeout = 3",
            "1205",
            true);

    static final Engine POSTGRES = new Engine(
            "postgres", "PostgreSQL", PostgresSchema.OPERATIONAL_LOCATION, "SET lock_timeout = '3s'", "55P03", false);

    private static final List<Engine> ALL = List.of(MYSQL, POSTGRES);

    static Engine of(String type) {
        return ALL.stream()
                .filter(engine -> engine.type.equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("type was '" + type + "' but must be one of "
                        + ALL.stream().map(Engine::type).collect(Collectors.joining(", "))));
    }

    /** Where a migration stands on the class path. */
    String path(String file) {
        return location.substring(location.indexOf(':') + 1) + "/" + file;
    }

    /** Whether a lock that was not had in time is the cause. */
    boolean isLockTimeout(Throwable failure) {
        return ServerFailure.in(failure)
                .filter(cause -> lockTimeout.equals(cause.getSQLState())
                        || lockTimeout.equals(Integer.toString(cause.getErrorCode())))
                .isPresent();
    }
}
