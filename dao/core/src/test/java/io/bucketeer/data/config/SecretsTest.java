package io.bucketeer.data.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where user names and passwords come from. */
class SecretsTest {

    @TempDir
    private Path directory;

    private Path username;
    private Path password;

    @BeforeEach
    void writeFiles() throws IOException {
        username = Files.writeString(directory.resolve("user"), "app\n");
        password = Files.writeString(directory.resolve("pw"), "first\n");
    }

    @Test
    void rotatedFilesAreSeen() throws IOException {
        Credentials credentials = fromFiles();
        assertThat(credentials.current()).isEqualTo(new UsernamePassword("app", Secret.of("first")));

        Files.writeString(username, "app2");
        Files.writeString(password, "second");

        assertThat(credentials.current()).isEqualTo(new UsernamePassword("app2", Secret.of("second")));
    }

    @Test
    void fileReplacedBySymbolicLinkIsSeen() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), password);
        password = link;
        Credentials credentials = fromFiles();
        Path next = Files.writeString(directory.resolve("next"), "second\n");

        Files.delete(link);
        Files.createSymbolicLink(link, next);

        assertThat(credentials.current().password()).isEqualTo(Secret.of("second"));
    }

    @Test
    void lastGoodContentGoesOnWhileAFileIsMissingOrEmpty() throws IOException {
        Credentials credentials = fromFiles();

        Files.delete(password);
        Files.writeString(username, "");
        assertThat(credentials.current()).isEqualTo(new UsernamePassword("app", Secret.of("first")));

        Files.writeString(password, "second");
        assertThat(credentials.current()).isEqualTo(new UsernamePassword("app", Secret.of("second")));
    }

    @Test
    void onlyTheLastLineEndIsTrimmed() throws IOException {
        Files.writeString(password, " s p \t\r\n");

        assertThat(fromFiles().current().password()).isEqualTo(Secret.of(" s p \t"));
    }

    @Test
    void userNameInTheFileOfConfigurationAndPasswordInItsOwnMayBeCombined() {
        Credentials credentials = Yaml.parse("""
                        rdbms:
                          type: mysql
                          params: { host: localhost, database: b, username: app, passwordFile: "%s" }
                        """.formatted(password)).rdbms().credentials();

        assertThat(credentials.current()).isEqualTo(new UsernamePassword("app", Secret.of("first")));
    }

    @Test
    void twoSourcesAtOnceAreRefused() {
        assertThat(problems(
                        "username: app\nusernameFile: %s\npassword: x\npasswordFile: %s".formatted(username, password)))
                .containsExactly(
                        "data.yaml:7: key 'rdbms.params.usernameFile' cannot be combined with "
                                + "'rdbms.params.username': keep one",
                        "data.yaml:9: key 'rdbms.params.passwordFile' cannot be combined with "
                                + "'rdbms.params.password': keep one");
    }

    @Test
    void absentFileIsRefused() {
        assertThat(problems("username: app\npasswordFile: /absent/pw"))
                .containsExactly("data.yaml:7: key 'rdbms.params.passwordFile' was '/absent/pw' "
                        + "but it must be a file with one line of text: it does not exist");
    }

    @Test
    void directoryIsRefused() {
        assertThat(problems("username: app\npasswordFile: " + directory))
                .containsExactly(refusal(directory, "it is a directory"));
    }

    @Test
    void emptyFileIsRefused() throws IOException {
        Files.writeString(password, "\n");

        assertThat(problems("username: app\npasswordFile: " + password))
                .containsExactly(refusal(password, "it is empty"));
    }

    @Test
    void fileWithSeveralLinesIsRefused() throws IOException {
        Files.writeString(password, "a\nb\n");

        assertThat(problems("username: app\npasswordFile: " + password))
                .containsExactly(refusal(password, "it holds more than one line"));
    }

    @Test
    void fileThatIsNotTextIsRefused() throws IOException {
        Files.write(password, new byte[] {(byte) 0xfe, (byte) 0xff});

        assertThat(problems("username: app\npasswordFile: " + password))
                .containsExactly(refusal(password, "it is not UTF-8"));
    }

    @Test
    void hugeFileIsRefused() throws IOException {
        Files.write(password, new byte[1024 * 1024 + 1]);

        assertThat(problems("username: app\npasswordFile: " + password))
                .containsExactly(refusal(password, "it is larger than 1 MiB"));
    }

    @Test
    void emptyValuesAreRefused() {
        assertThat(problems("username: ''\npassword: \"\""))
                .containsExactly(
                        "data.yaml:6: key 'rdbms.params.username' must not be empty, nor hold control characters",
                        "data.yaml:7: key 'rdbms.params.password' must not be empty, nor hold control characters");
        assertThat(problems("username: app\npasswordFile: ''"))
                .containsExactly(
                        "data.yaml:7: key 'rdbms.params.passwordFile' was '' but it must be the path of a file");
    }

    @Test
    void absentVariableIsRefused() {
        assertThat(problems("username: ${DB_USER}\npassword: ${DB_PW}"))
                .containsExactly(
                        "data.yaml:6: key 'rdbms.params.username' needs the environment variable 'DB_USER', "
                                + "which is not set: set it, or write ${DB_USER:default}",
                        "data.yaml:7: key 'rdbms.params.password' needs the environment variable 'DB_PW', "
                                + "which is not set: set it, or write ${DB_PW:default}");
    }

    @Test
    void damagedVariableIsRefusedWithoutShowingIt() {
        String rule = " has '${' without the name of an environment variable and '}': "
                + "write ${NAME} or ${NAME:default}, or $${ for a plain ${";

        assertThat(problems("username: a${b\npassword: 'x${}'"))
                .containsExactly(
                        "data.yaml:6: key 'rdbms.params.username'" + rule,
                        "data.yaml:7: key 'rdbms.params.password'" + rule);
    }

    @Test
    void variablesAreReplacedOnceAndTheirDefaultsOnlyWhereTheyAreNotSet() {
        DatabaseConfig config = DataConfig.parse(
                        "data.yaml", """
                        rdbms:
                          type: ${ENGINE:mysql}
                          params:
                            host: ${A}-${A}.example.com
                            database: ${B:b}
                            port: ${PORT}
                            username: ${C:x:y}
                            password: $${A}$${${D}
                        """, Map.of("A", "db", "B", "bucketeer", "PORT", "3307", "D", "${A}"))
                .rdbms();

        assertThat(config.type()).isEqualTo("mysql");
        assertThat(config.hostAndPort()).isEqualTo("db-db.example.com:3307");
        assertThat(config.database()).isEqualTo("bucketeer");
        assertThat(config.credentials().current()).isEqualTo(new UsernamePassword("x:y", Secret.of("${A}${${A}")));
    }

    @Test
    void valueOfAVariableIsNotShown() {
        assertThat(Yaml.problems(
                        Yaml.MINIMAL.replace("{ host", "{ port: '${DB_PORT}', host"), Map.of("DB_PORT", "canary")))
                .containsExactly("data.yaml:3: key 'rdbms.params.port' was '${DB_PORT}' "
                        + "but it must be a number from 1 to 65535");
    }

    @Test
    void secretsAreEqualByContentAndHashAlike() {
        assertThat(Secret.of("a"))
                .isEqualTo(Secret.of("a"))
                .isNotEqualTo(Secret.of("b"))
                .hasToString("****");
        assertThat(Secret.of("a")).hasSameHashCodeAs(Secret.of("b"));
    }

    private Credentials fromFiles() {
        return Yaml.parse("""
                        rdbms:
                          type: mysql
                          params: { host: localhost, database: b, usernameFile: "%s", passwordFile: "%s" }
                        """.formatted(username, password)).rdbms().credentials();
    }

    private static String refusal(Path file, String reason) {
        return "data.yaml:7: key 'rdbms.params.passwordFile' was '" + shown(file)
                + "' but it must be a file with one line of text: " + reason;
    }

    private static String shown(Path file) {
        String text = file.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static List<String> problems(String secrets) {
        return Yaml.problemsOfParams("mysql", "host: localhost\ndatabase: b\n" + secrets + "\n");
    }
}
