package io.bucketeer.data.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import io.bucketeer.data.watch.Canary;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * A migrated database with a user of its own, whose name and password are secrets that stand nowhere else, as is a value
 * to store; and a check after each test that none of them was written anywhere.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class CanaryContract {

    private static final String REFUSED_LOGIN = "org.postgresql.Driver: Connection error";

    final String user = "canary" + Long.toHexString(UUID.randomUUID().getMostSignificantBits() >>> 32);
    final String password = Canary.random();
    final String wrongPassword = Canary.random();
    final String value = Canary.random();

    TestDatabase database;
    Capture capture;

    /** {@code mysql} or {@code postgres}. */
    abstract String type();

    /** Statements that let the user in with that password, to everything in the database. */
    abstract List<String> grant(String user, String password, String database);

    /** Statements that remove the user. */
    abstract List<String> revoke(String user);

    /** A condition on a feature: its first variation is not named {@code refused…}. */
    abstract String variationIsNotRefused();

    @BeforeAll
    final void createUser() throws SQLException {
        database = TestServers.database(type()).createDatabase("secrets");
        SchemaMigration.of(type(), database.jdbcUrl(), database.username(), database.password())
                .migrate();
        execute(grant(user, password, database.name()));
        execute(List.of(
                "ALTER TABLE tag ADD CONSTRAINT canary_check CHECK (name NOT LIKE 'refused%')",
                "ALTER TABLE feature ADD CONSTRAINT canary_nested CHECK (" + variationIsNotRefused() + ")"));
    }

    @AfterAll
    final void dropUser() throws SQLException {
        execute(revoke(user));
        database.close();
    }

    @BeforeEach
    final void listen() {
        capture = new Capture(Level.FINER);
    }

    @AfterEach
    final void nothingWasWritten() {
        capture.close();
        assertThat(capture.lines()).noneSatisfy(line -> assertThat(line).containsAnyOf(canaries(line)));
    }

    /** The error is of that type, and neither it nor anything that hangs on it holds a canary. */
    final void assertClean(Throwable error, Class<? extends Throwable> type) {
        assertThat(error).isInstanceOf(type);
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace, true));
        assertThat(trace.toString()).doesNotContain(canaries());
        for (Throwable part : chain(error)) {
            assertThat(part.toString() + part.getMessage() + part.getLocalizedMessage())
                    .as(part.getClass().getName())
                    .doesNotContain(canaries());
        }
    }

    /** The error, its causes, their suppressed ones, and so on. */
    private static Set<Throwable> chain(Throwable error) {
        Set<Throwable> chain = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> open = new ArrayList<>(List.of(error));
        while (!open.isEmpty()) {
            Throwable next = open.removeLast();
            if (!chain.add(next)) {
                continue;
            }
            if (next.getCause() != null) {
                open.add(next.getCause());
            }
            if (next instanceof SQLException sql && sql.getNextException() != null) {
                open.add(sql.getNextException());
            }
            open.addAll(List.of(next.getSuppressed()));
        }
        return chain;
    }

    /** What must not stand in the line: all, but that PostgreSQL's driver quotes a refusal, which names the user. */
    private String[] canaries(String line) {
        return line.startsWith(REFUSED_LOGIN) ? new String[] {password, wrongPassword, value} : canaries();
    }

    final String[] canaries() {
        return new String[] {user, password, wrongPassword, value};
    }

    final DatabaseConfig config(String withPassword) {
        return DatabaseConfig.of(type(), database.host(), database.port(), database.name(), user, withPassword);
    }

    static BucketeerData open(DatabaseConfig config) {
        return BucketeerData.open(DataConfig.of(config));
    }

    /** Runs statements past the library. */
    final void execute(List<String> statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
