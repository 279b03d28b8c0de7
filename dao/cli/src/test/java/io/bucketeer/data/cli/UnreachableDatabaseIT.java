package io.bucketeer.data.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bucketeer.data.cli.Commands.Run;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that comes up late, never, or refuses the login. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"mysql", "postgres"})
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
class UnreachableDatabaseIT {

    private static final String CANARY = "GEHEIM-5f0c";
    private static final String PAUSE = "next attempt in [0-9.]+ m?s, giving up in [0-9.]+ s$";

    private final String type;

    @TempDir
    private Path directory;

    private TestDatabase database;
    private Commands commands;

    UnreachableDatabaseIT(String type) {
        this.type = type;
    }

    @BeforeEach
    void createDatabase() throws IOException {
        database = TestServers.database(type).createDatabase("unreachable");
        commands = new Commands(database, directory);
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void aDatabaseThatComesUpLate_isWaitedForAndMigrated() throws Exception {
        try (LateServer server = new LateServer(database.host(), database.port())) {
            Path config = Commands.config(database, server.port(), database.password(), directory);
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            CompletableFuture<Integer> code =
                    CompletableFuture.supplyAsync(() -> Commands.run(out, err, config, "migrate", "--wait", "120"));

            await().atMost(Duration.ofSeconds(60))
                    .until(() ->
                            err.toString().contains("waiting for " + type + " database '" + database.name() + "' at"));
            server.listen();

            assertThat(code.get(2, TimeUnit.MINUTES)).isZero();
            assertThat(out.toString()).contains("the schema is at version");
            assertThat(err.toString().lines())
                    .allSatisfy(line -> assertThat(line)
                            .startsWith("waiting for ")
                            .containsPattern(", which does not answer yet: " + PAUSE))
                    .noneMatch(line -> line.contains(database.password()));
        }
    }

    @Test
    void aDatabaseThatNeverComesUp_endsWith3WithinTheWait() throws IOException {
        try (LateServer server = new LateServer(database.host(), database.port())) {
            Path config = Commands.config(database, server.port(), CANARY, directory);
            long start = System.nanoTime();

            Run run = commands.run(config, "migrate", "--wait", "2", "--stacktrace");

            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(took).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(20));
            assertThat(run.code()).isEqualTo(3);
            assertThat(run.err())
                    .contains("UNAVAILABLE: connect to " + type + " database '" + database.name() + "' at 127.0.0.1:"
                            + server.port() + " failed for 2.0 s: ")
                    .contains("\tat io.bucketeer.data.")
                    .doesNotContain(CANARY);
        }
    }

    @Test
    void withoutAWait_thereIsOneAttempt() throws IOException {
        try (LateServer server = new LateServer(database.host(), database.port())) {
            Path config = Commands.config(database, server.port(), CANARY, directory);

            Run run = commands.run(config, "info", "--wait", "0");

            assertThat(run.code()).isEqualTo(3);
            assertThat(run.err().lines()).singleElement().asString().startsWith("UNAVAILABLE: connect to ");
        }
    }

    @Test
    void aUserWhoseConnectionsAreAllTaken_isWaitedForAndEndsWith3() throws Exception {
        TestDatabase limited = new TestDatabase(
                type, database.host(), database.port(), database.name(), database.name(), "only-password");
        boolean mysql = type.equals("mysql");
        if (mysql) {
            commands.execute(
                    "CREATE USER " + limited.username() + " IDENTIFIED BY 'only-password' WITH MAX_USER_CONNECTIONS 1",
                    "GRANT ALL ON " + limited.name() + ".* TO " + limited.username());
        } else {
            commands.execute(
                    "CREATE ROLE " + limited.username() + " LOGIN PASSWORD 'only-password' CONNECTION LIMIT 1");
        }
        try (Connection only = limited.connect()) {
            assertThat(only.isValid(30)).isTrue();
            Path config = Commands.config(limited, limited.port(), limited.password(), directory);

            Run run = commands.run(config, "info", "--wait", "1");

            assertThat(run.err()).contains("waiting for " + type).contains("UNAVAILABLE: connect to ");
            assertThat(run.code()).isEqualTo(3);
        } finally {
            commands.execute((mysql ? "DROP USER " : "DROP ROLE ") + limited.username());
        }
    }

    @Test
    void aWrongPassword_endsWith2AtOnceAndIsNotShown() throws IOException {
        Path config = Commands.config(database, database.port(), CANARY, directory);
        for (String command : List.of("migrate", "validate", "info", "repair")) {
            Run run = commands.run(config, command, "--wait", "600");

            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err().lines())
                    .containsExactly("LOGIN_REFUSED: connect to " + type + " database '" + database.name() + "' at "
                            + database.host() + ":" + database.port()
                            + " failed: the server refused the login."
                            + " Check user name, password, database name and the server's access rules.");
        }
        Run run = commands.run(config, "migrate", "--stacktrace");
        assertThat(run.err()).contains("\tat ").doesNotContain(CANARY);
    }

    @Test
    void aUrlWithCredentials_isReadAsTheLibraryReadsIt() throws IOException {
        String format = "rdbms: { type: %1$s, params: { url: \"%1$s://%2$s:%3$s@%4$s:%5$d/%6$s\" } }\n";
        for (String password : List.of(database.password(), CANARY + "@:/%")) {
            Path config = Files.writeString(
                    directory.resolve("url.yaml"),
                    format.formatted(
                            type,
                            database.username(),
                            URLEncoder.encode(password, StandardCharsets.UTF_8),
                            database.host(),
                            database.port(),
                            database.name()));

            Run run = commands.run(config, "info", "--stacktrace");

            boolean right = password.equals(database.password());
            assertThat(run.code()).isEqualTo(right ? 0 : 2);
            assertThat(run.out() + run.err()).doesNotContain(CANARY);
        }
    }

    @Test
    void aServerWithoutTheConfiguredTls_endsWith2() throws IOException {
        Path config = Commands.config(database, database.port(), database.password(), directory);
        Files.writeString(config, Files.readString(config).replace("mode: off", "mode: verifyFull"));

        Run run = commands.run(config, "validate", "--wait", "600");

        assertThat(run.err()).startsWith("INVALID_CONFIGURATION: connect to ").contains("TLS");
        assertThat(run.code()).isEqualTo(2);
    }
}
