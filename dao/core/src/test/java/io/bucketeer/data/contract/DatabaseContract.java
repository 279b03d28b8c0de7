package io.bucketeer.data.contract;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.testkit.DatabaseServer;
import io.bucketeer.data.testkit.Relay;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * A contract that both databases keep: a fresh migrated database of the subclass's kind, opened by the library, and a
 * fresh environment for every test.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DatabaseContract {

    /** 2026-03-01T12:00:00Z, a whole second. */
    static final Instant START = Instant.ofEpochSecond(1_772_366_400L);

    final SettableClock clock = new SettableClock(START);
    TestDatabase database;
    BucketeerData data;
    String environment;

    /** {@code mysql} or {@code postgres}. */
    abstract String type();

    @BeforeAll
    final void openDatabase() {
        database = server().createDatabase("contract");
        SchemaMigration.of(type(), database.jdbcUrl(), database.username(), database.password())
                .migrate();
        prepareServer();
        data = BucketeerData.open(DataConfig.of(config().withPool(pool())), clock);
    }

    /** Where the database is; a contract that harms its server starts one of its own. */
    DatabaseServer server() {
        return TestServers.database(type());
    }

    /** Called last: what is left of this contract's server to stop. */
    void stopServer() {}

    /** What an operator does to the migrated database before a service opens it. */
    void prepareServer() {}

    /** The pool of this contract's library. */
    PoolConfig pool() {
        return PoolConfig.defaults();
    }

    @AfterAll
    final void closeDatabase() {
        data.close();
        database.close();
        stopServer();
    }

    @BeforeEach
    final void freshEnvironment() {
        environment = "env-" + UUID.randomUUID();
        clock.set(START);
    }

    /** How to open the database of this class. */
    final DatabaseConfig config() {
        return config(database);
    }

    /** How to open it over that network. */
    final DatabaseConfig config(Relay network) {
        return config(database.over(network));
    }

    private static DatabaseConfig config(TestDatabase database) {
        return DatabaseConfig.of(
                database.type(),
                database.host(),
                database.port(),
                database.name(),
                database.username(),
                database.password());
    }

    /** Runs one statement past the library. */
    final int execute(String sql, Object... parameters) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The one text that a query past the library gives. */
    final String query(String sql, Object... parameters) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** How many feature rows the environment has, deleted ones too. */
    final int storedFeatures() {
        return Integer.parseInt(query("SELECT count(*) FROM feature WHERE environment_id = ?", environment));
    }
}
