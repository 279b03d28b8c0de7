package io.bucketeer.data.migration;

import static org.awaitility.Awaitility.await;

import io.bucketeer.data.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;

/** What the server says about sessions that wait for locks. */
final class Waiting {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Waiting() {}

    /** Waits until a session waits for a lock on that table. */
    static void untilSomeoneWaitsFor(String table, TestDatabase database, Connection observer) {
        String waiting = database.type().equals("mysql")
                ? "SELECT COUNT(*) FROM performance_schema.metadata_locks WHERE LOCK_STATUS = 'PENDING'"
                        + " AND OBJECT_SCHEMA = DATABASE() AND OBJECT_NAME = '" + table + "'"
                : "SELECT COUNT(*) FROM pg_locks WHERE NOT granted AND relation = '" + table + "'::regclass";
        until(waiting, observer);
    }

    /** Waits until a query of one number finds something. */
    static void until(String countingQuery, Connection observer) throws ConditionTimeoutException {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !Sql.value(observer, countingQuery).equals("0"));
    }

    /** Counts statements of the migrations called {@code slow} that wait for whoever holds a row of their gate. */
    static String statementAtGate(String type) {
        return type.equals("mysql")
                ? "SELECT COUNT(DISTINCT ENGINE_TRANSACTION_ID) FROM performance_schema.data_locks"
                        + " WHERE OBJECT_SCHEMA = DATABASE() AND LOCK_STATUS = 'WAITING'"
                : "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND wait_event_type = 'Lock' AND query LIKE 'CREATE INDEX CONCURRENTLY%'";
    }

    /** Counts the migrators that asked for their turn and did not get it. */
    static String migratorWithoutTurn(String type) {
        return type.equals("mysql")
                ? "SELECT COUNT(*) FROM performance_schema.events_statements_current s"
                        + " JOIN performance_schema.threads t ON t.THREAD_ID = s.THREAD_ID"
                        + " WHERE t.PROCESSLIST_DB = DATABASE() AND s.SQL_TEXT LIKE 'SELECT GET_LOCK(CONCAT(%'"
                        + " AND t.PROCESSLIST_COMMAND = 'Sleep'"
                : "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND state = 'idle' AND query LIKE 'SELECT pg_try_advisory_lock(1114990946%'";
    }

    /** A connection that gives up when it is held up for longer than anything here may last. */
    static Connection impatient(TestDatabase database) throws SQLException {
        Connection connection = database.connect();
        Sql.execute(
                connection,
                database.type().equals("mysql") ? "SET SESSION lock_wait_timeout = 30" : "SET lock_timeout = '30s'");
        return connection;
    }
}
