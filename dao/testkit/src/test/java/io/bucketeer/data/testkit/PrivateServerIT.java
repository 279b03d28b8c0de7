package io.bucketeer.data.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A server of the caller's own hangs, dies and comes back as it is told to. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"mysql", "postgres"})
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "there are no binaries")
final class PrivateServerIT {

    private final String type;
    private PrivateServer server;
    private TestDatabase database;

    PrivateServerIT(String type) {
        this.type = type;
    }

    @BeforeEach
    void start() {
        server = TestServers.startPrivate(type);
        database = server.createDatabase("private");
    }

    @AfterEach
    void stop() {
        server.close();
        server.close();
    }

    @Test
    void itIsNotTheSharedOne() {
        assertThat(server.port()).isNotEqualTo(TestServers.database(type).port());
        assertThat(server.type()).isEqualTo(type);
        assertThat(server.description()).contains("embedded ", "port " + server.port());
    }

    @Test
    void suspended_answersNeitherOldConnectionsNorNewOnes_untilItIsResumed() throws Exception {
        try (Connection open = database.connect()) {
            server.suspend();
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> number(open, "SELECT 7"));
            assertThatThrownBy(() -> connectWithin(Duration.ofSeconds(1))).isInstanceOf(SQLException.class);
            assertThat(answer).isNotDone();

            server.resume();

            assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(7);
        }
    }

    @Test
    void killed_refusesConnections_andComesBackWithAllThatWasAcknowledged() throws Exception {
        try (Connection open = database.connect();
                Statement statement = open.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS kept (id int PRIMARY KEY)");
            for (int id = 1; id <= 100; id++) {
                statement.execute("INSERT INTO kept VALUES (" + id + ")");
            }

            server.kill();

            assertThatThrownBy(() -> statement.execute("INSERT INTO kept VALUES (101)"))
                    .isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> connectWithin(Duration.ofSeconds(30))).isInstanceOf(SQLException.class);
        assertThatThrownBy(server::suspend).isInstanceOf(IllegalStateException.class);

        server.restart();

        try (Connection again = database.connect()) {
            assertThat(number(again, "SELECT count(*) FROM kept")).isEqualTo(100);
        }
        assertThatThrownBy(server::restart).isInstanceOf(IllegalStateException.class);
    }

    private static int number(Connection connection, String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void connectWithin(Duration limit) throws SQLException {
        String limits = type.equals("mysql")
                ? "&connectTimeout=%1$d000&socketTimeout=%1$d000"
                : "?connectTimeout=%1$d&socketTimeout=%1$d&loginTimeout=%1$d";
        DriverManager.getConnection(
                        database.jdbcUrl() + limits.formatted(limit.toSeconds()),
                        database.username(),
                        database.password())
                .close();
    }
}
