package io.bucketeer.data.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A statement is ended only where it is the write that has run for too long, on that very server. */
final class WatchedSessionIT {

    /** Gives 1 where it was ended, else 0. */
    private static final String SLEEP = "select sleep(3)";

    private static final String RUNS =
            "select count(*) from information_schema.processlist where info = '" + SLEEP + "'";

    private TestDatabase database;
    private Connection writer;
    private Connection other;
    private String server;
    private WatchedSession session;

    @BeforeEach
    void connect() {
        database = TestServers.mysql().createDatabase("watched");
        writer = database.connect();
        other = database.connect();
        server = query(other, "select @@server_uuid");
        session = new WatchedSession(Long.parseLong(query(writer, "select connection_id()")), server);
    }

    @AfterEach
    void close() throws SQLException {
        writer.close();
        other.close();
        database.close();
    }

    @Test
    void writeThatIsDue_isEnded() throws SQLException {
        session.begin();
        CompletableFuture<String> write = run();
        session.endWrite(other, server, 1);
        assertThat(write.join()).isEqualTo("1");
    }

    @Test
    void writeOfAnotherServer_goesOn() throws SQLException {
        session.begin();
        CompletableFuture<String> write = run();
        session.endWrite(other, "another", 1);
        assertThat(write.join()).isEqualTo("0");
    }

    @Test
    void writeThatIsNotDue_goesOn() throws SQLException {
        session.begin();
        CompletableFuture<String> write = run();
        session.endWrite(other, server, Duration.ofMinutes(1).toNanos());
        assertThat(write.join()).isEqualTo("0");
    }

    @Test
    void statementAfterTheWrite_goesOn() throws SQLException {
        session.begin();
        session.end();
        CompletableFuture<String> next = run();
        session.endWrite(other, server, 0);
        assertThat(next.join()).isEqualTo("0");
    }

    /** Something that the server is known to be at. */
    private CompletableFuture<String> run() {
        CompletableFuture<String> statement = CompletableFuture.supplyAsync(() -> query(writer, SLEEP));
        await().until(() -> query(other, RUNS).equals("1"));
        return statement;
    }

    private static String query(Connection connection, String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
