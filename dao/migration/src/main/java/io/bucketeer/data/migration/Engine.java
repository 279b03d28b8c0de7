package io.bucketeer.data.migration;

import io.bucketeer.data.schema.mysql.MySqlSchema;
import io.bucketeer.data.schema.postgres.PostgresSchema;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;

/**
 * What migrating differs in between the databases.
 *
 * @param type its name in configuration files
 * @param product its name in JDBC metadata
 * @param halves where its migrations stand
 * @param sessionSettings one statement that bounds how long a session waits for locks, with a place for the number. DDL
 *     that waits makes every new reader of its table wait behind it, and both databases wait for very long or for ever
 *     by default. It also frees statements from the limits of the server or the user, since DDL may take long.
 * @param lockTimeoutUnit what the number in them counts
 * @param lockTimeout the error code or SQL state of a lock that was not had in time
 * @param turn the lock that lets one process at a time migrate a database
 * @param catalog how its catalog is asked
 * @param keepsFailures whether DDL is not undone with its transaction, so that Flyway notes the failure
 */
record Engine(
        String type,
        String product,
        List<Half> halves,
        String sessionSettings,
        Duration lockTimeoutUnit,
        String lockTimeout,
        TurnStatements turn,
        CatalogQueries catalog,
        boolean keepsFailures) {

    /**
     * Flyway's own lock against other processes is {@code SELECT GET_LOCK}, again and again without end: the limit for
     * reads, which binds nothing in a migration, ends it with error 3024.
     */
    static final Engine MYSQL = new Engine(
            "mysql",
            "MySQL",
            List.of(
                    Half.operational(MySqlSchema.OPERATIONAL_LOCATION, MySqlSchema.OPERATIONAL_LEVEL, "1.9"),
                    Half.events(MySqlSchema.EVENTS_LOCATION, MySqlSchema.EVENTS_LEVEL)),
            "SET SESSION lock_wait_timeout = %1$d, innodb_lock_wait_timeout = %1$d, max_execution_time = 8000",
            Duration.ofSeconds(1),
            "1205",
            TurnStatements.MYSQL,
            CatalogQueries.MYSQL,
            true);

    static final Engine POSTGRES = new Engine(
            "postgres",
            "PostgreSQL",
            List.of(
                    Half.operational(PostgresSchema.OPERATIONAL_LOCATION, PostgresSchema.OPERATIONAL_LEVEL),
                    Half.events(PostgresSchema.EVENTS_LOCATION, PostgresSchema.EVENTS_LEVEL)),
            // not all of them are known to every version
            "SELECT set_config(name, CASE name WHEN 'lock_timeout' THEN '%1$d' ELSE '0' END, false) FROM pg_settings"
                    + " WHERE name IN ('lock_timeout', 'statement_timeout', 'transaction_timeout',"
                    + " 'idle_in_transaction_session_timeout')",
            Duration.ofMillis(1),
            "55P03",
            TurnStatements.POSTGRES,
            CatalogQueries.POSTGRES,
            false);

    private static final String FLYWAY_LOCK_TIMEOUT = "3024";
    private static final String FLYWAY_LOCK_REFUSAL = "Number of retries exceeded while attempting to acquire";
    private static final List<Engine> ALL = List.of(MYSQL, POSTGRES);

    Engine {
        halves = List.copyOf(halves);
    }

    static Engine of(String type) {
        return ALL.stream()
                .filter(engine -> engine.type.equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("type was '" + type + "' but must be one of "
                        + ALL.stream().map(Engine::type).collect(Collectors.joining(", "))));
    }

    /** Where a half stands and how its history is called. */
    Half half(SchemaHalf name) {
        return halves.get(name.ordinal());
    }

    /** One statement that bounds each wait for a lock in a session. */
    String sessionSettings(Duration lockTimeout) {
        return sessionSettings.formatted(lockTimeout.dividedBy(lockTimeoutUnit));
    }

    /** Whether a lock that was not had in time is the cause. */
    boolean isLockTimeout(Throwable failure) {
        return ServerFailure.in(failure)
                .filter(cause -> ServerFailure.hasCode(cause, lockTimeout))
                .isPresent();
    }

    /** Whether the cause is that another tool holds Flyway's own lock on the history. */
    boolean isFlywayLockTimeout(FlywayException failure) {
        return ServerFailure.in(failure)
                .map(cause -> ServerFailure.hasCode(cause, FLYWAY_LOCK_TIMEOUT))
                .orElseGet(() -> String.valueOf(failure.getMessage()).startsWith(FLYWAY_LOCK_REFUSAL));
    }
}
