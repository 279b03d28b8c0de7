package io.bucketeer.data.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.cli.Commands.Run;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import io.bucketeer.data.watch.Canary;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a command does, neither what it writes nor what it, Flyway and the drivers log at TRACE holds a login. One
 * exception is PostgreSQL's driver's own: it quotes the server's refusal of a login, which names the user.
 */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"mysql", "postgres"})
class SecretsIT {

    private static final String REFUSED_LOGIN = "org.postgresql.Driver: Connection error";

    private final String user = "canary" + Long.toHexString(UUID.randomUUID().getMostSignificantBits() >>> 32);
    private final String password = Canary.random();
    private final String wrongPassword = Canary.random();
    private final String type;

    @TempDir
    private Path directory;

    private TestDatabase database;
    private Commands commands;
    private EverythingLogged logged;

    SecretsIT(String type) {
        this.type = type;
    }

    @BeforeEach
    void listen() throws IOException, SQLException {
        database = TestServers.database(type).createDatabase("secrets");
        commands = new Commands(database, directory);
        commands.execute(
                type.equals("mysql")
                        ? new String[] {
                            "CREATE USER '" + user + "'@'%' IDENTIFIED BY '" + password + "'",
                            "GRANT ALL ON *.* TO '" + user + "'@'%'"
                        }
                        : new String[] {"CREATE ROLE " + user + " LOGIN SUPERUSER PASSWORD '" + password + "'"});
        logged = new EverythingLogged();
    }

    @AfterEach
    void nothingWasLogged() throws SQLException {
        logged.close();
        List<String> lines = logged.lines();
        assertThat(lines).noneSatisfy(line -> assertThat(line).containsAnyOf(password, wrongPassword));
        assertThat(lines)
                .filteredOn(line -> !line.startsWith(REFUSED_LOGIN))
                .noneSatisfy(line -> assertThat(line).contains(user));
        commands.execute(
                type.equals("mysql")
                        ? new String[] {"DROP USER '" + user + "'@'%'"}
                        : new String[] {"DROP OWNED BY " + user, "DROP ROLE " + user});
        database.close();
    }

    @Test
    void everyCommand_onEveryStateOfTheSchema() throws IOException {
        Path config = config(password, database.port());
        List<String> states = List.of("empty", "migrated");
        for (String state : states) {
            for (String command : List.of("info", "validate", "baseline", "repair", "migrate --plan", "migrate")) {
                Run run = run(config, command);
                assertThat(run.code()).as(command + " on " + state).isIn(0, 1);
            }
        }
        assertThat(run(config, "validate").code()).isZero();
        assertThat(logged.lines()).as("what is heard").anyMatch(line -> line.startsWith("org.flywaydb."));
        if (type.equals("postgres")) {
            assertThat(logged.lines()).anyMatch(line -> line.startsWith("org.postgresql."));
        }
    }

    @Test
    void aRefusedLogin() throws IOException {
        Run refused = run(config(wrongPassword, database.port()), "migrate");
        assertThat(refused.err()).startsWith("LOGIN_REFUSED");
        assertThat(refused.code()).isEqualTo(2);
    }

    @Test
    void aServerThatIsNotThere() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(run(config(password, port), "migrate --wait 1").code()).isEqualTo(3);
    }

    @Test
    void aConfigurationThatIsWrong() throws IOException {
        String right = Files.readString(config(password, database.port()));
        for (String wrong : List.of(
                right.replaceAll("passwordFile: .*", "password: " + password + "\n    passwrd: " + wrongPassword),
                right.replaceAll("host: .*", "host: \"" + user + ":" + password + "@localhost\""),
                right.replaceAll("host: .*", "host: \"localhost?user=" + user + "&password=" + password + "\""),
                right.replaceAll("passwordFile: .*", "password: [" + password + ", " + wrongPassword + "]"),
                right.replaceAll("passwordFile: .*", "password: \"" + password))) {
            Path config = Files.writeString(directory.resolve("wrong.yaml"), wrong);
            assertThat(run(config, "migrate").code()).as(wrong).isEqualTo(2);
        }
    }

    private Path config(String withPassword, int port) throws IOException {
        Path config = Commands.config(database, port, withPassword, directory);
        Files.writeString(directory.resolve("username"), user);
        return config;
    }

    private Run run(Path config, String command) {
        Run run = commands.run(config, (command + " --stacktrace").split(" "));
        assertThat(run.out() + run.err()).doesNotContain(user, password, wrongPassword);
        return run;
    }
}
