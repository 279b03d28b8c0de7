package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bucketeer.data.testkit.Relay;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A user who has all the connections that he may is no wrong login: one of them ends. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"mysql", "postgres"})
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class PlaceForUserIT {

    /** More than a command takes at once. */
    private static final int PLACES = 5;

    private final String type;
    private TestDatabase database;
    private TestDatabase limited;

    PlaceForUserIT(String type) {
        this.type = type;
    }

    @BeforeEach
    void createDatabaseAndUser() throws SQLException {
        database = TestServers.database(type).createDatabase("places");
        limited = new TestDatabase(
                type, database.host(), database.port(), database.name(), database.name(), "places-password");
        String user = limited.username();
        try (Connection connection = database.connect()) {
            if (type.equals("mysql")) {
                Sql.execute(
                        connection,
                        "CREATE USER " + user + " IDENTIFIED BY 'places-password' WITH MAX_USER_CONNECTIONS " + PLACES);
                Sql.execute(connection, "GRANT ALL ON " + database.name() + ".* TO " + user);
            } else {
                Sql.execute(
                        connection,
                        "CREATE ROLE " + user + " LOGIN PASSWORD 'places-password' CONNECTION LIMIT " + PLACES);
            }
        }
    }

    @AfterEach
    void dropDatabaseAndUser() throws SQLException {
        try (Connection connection = database.connect()) {
            Sql.execute(connection, (type.equals("mysql") ? "DROP USER " : "DROP ROLE ") + limited.username());
        }
        database.close();
    }

    @Test
    void aUserWithoutAPlace_isWaitedFor() throws Exception {
        List<Connection> taken = new ArrayList<>();
        try (Relay network = new Relay(limited.host(), limited.port())) {
            while (taken.size() < PLACES) {
                taken.add(limited.connect());
            }
            SchemaMigration migration =
                    SchemaMigration.of(type, limited.over(network).jdbcUrl(), limited.username(), limited.password());

            CompletableFuture<List<MigrationStep>> steps = CompletableFuture.supplyAsync(migration::info);
            await().atMost(Duration.ofSeconds(60)).until(() -> network.connections() > 1 || steps.isDone());
            for (Connection connection : taken) {
                connection.close();
            }

            assertThat(steps.get(60, TimeUnit.SECONDS)).isNotEmpty();
        }
    }
}
