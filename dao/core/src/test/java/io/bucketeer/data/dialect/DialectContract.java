package io.bucketeer.data.dialect;

import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What both dialects promise, on a database of the subclass's kind that holds nothing but the record of its schema
 * level: the tests make the tables that show the point.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DialectContract {

    static final String LEVEL_TABLE = "create table bucketeer_schema"
            + " (component varchar(64) primary key, schema_level int not null, min_library_schema int not null)";

    TestDatabase database;
    OpenDatabase open;

    /** {@code mysql} or {@code postgres}. */
    abstract String type();

    @BeforeAll
    final void openDatabase() {
        database = TestServers.database(type()).createDatabase("dialect");
        execute(LEVEL_TABLE, "insert into bucketeer_schema values ('operational', 1, 1)");
        open = Databases.open(config());
    }

    @AfterAll
    final void closeDatabase() {
        open.close();
        database.close();
    }

    final DatabaseConfig config() {
        return config(database);
    }

    static DatabaseConfig config(TestDatabase database) {
        return DatabaseConfig.of(
                database.type(),
                database.host(),
                database.port(),
                database.name(),
                database.username(),
                database.password());
    }

    /** Runs statements past the library. */
    final void execute(String... statements) {
        execute(database, statements);
    }

    static void execute(TestDatabase database, String... statements) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", statements), e);
        }
    }
}
