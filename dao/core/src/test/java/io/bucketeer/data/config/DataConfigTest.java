package io.bucketeer.data.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataConfigTest {

    private static final Path CA_FILE = Path.of("src/test/resources/io/bucketeer/data/config/ca.pem");

    @TempDir
    private Path directory;

    @Test
    void minimalFileHasDefaults() {
        DataConfig config = Yaml.parse(Yaml.MINIMAL);

        assertThat(config.events()).isEmpty();
        assertThat(config.nosql()).isEmpty();
        assertThat(config.apiKeys()).isEqualTo(new ApiKeysConfig(false, false));
        DatabaseConfig rdbms = config.rdbms();
        assertThat(rdbms.type()).isEqualTo("postgres");
        assertThat(rdbms.cloud()).isEqualTo("none");
        assertThat(rdbms.auth()).isEqualTo("password");
        assertThat(rdbms.host()).isEqualTo("localhost");
        assertThat(rdbms.port()).isEqualTo(5432);
        assertThat(rdbms.database()).isEqualTo("bucketeer");
        assertThat(rdbms.credentials().current()).isEqualTo(new UsernamePassword("app", Secret.of("pw")));
        assertThat(rdbms.tls()).isEqualTo(Tls.off());
        assertThat(rdbms.pool())
                .isEqualTo(new PoolConfig(
                        10,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(30),
                        Duration.ZERO,
                        false));
    }

    @Test
    void fullFileSetsEveryKey() throws IOException {
        Path username = Files.writeString(directory.resolve("user"), "events_writer\n");
        Path password = Files.writeString(directory.resolve("password"), "s3cret\r\n");

        DataConfig config =
                DataConfig.parse("data.yaml", """
                rdbms:
                  type: postgres
                  cloud: none
                  auth: password
                  params: { host: db.example.com, port: 6432, database: flags, username: app, password: "p w" }
                  tls: { mode: verifyFull, caFile: "${CA}" }
                  pool:
                    maximumSize: 20
                    connectionTimeout: 500ms
                    lockTimeout: 5s
                    statementTimeout: 1m
                    socketTimeout: 2m
                    keepaliveTime: off
                    maxLifetime: 1h
                    leakDetection: 20s
                    pooler: true
                events:
                  type: mysql
                  params:
                    host: "::1"
                    database: events
                    usernameFile: ${DIR}/user
                    passwordFile: ${DIR}/password
                    pemFile: ${CA}
                nosql:
                  enabled: true
                  type: elastiCache
                  params: { host: 10.0.0.1, port: 7000, username: cache, password: redis-pw }
                apiKeys:
                  storeSecret: true
                  legacyLookup: true
                """, Map.of("CA", CA_FILE.toString(), "DIR", directory.toString()));

        assertThat(config.rdbms().hostAndPort()).isEqualTo("db.example.com:6432");
        assertThat(config.rdbms().database()).isEqualTo("flags");
        assertThat(config.rdbms().credentials().current()).isEqualTo(new UsernamePassword("app", Secret.of("p w")));
        assertThat(config.rdbms().tls()).isEqualTo(Tls.verifyFull(CA_FILE));
        assertThat(config.rdbms().pool())
                .isEqualTo(new PoolConfig(
                        20,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ZERO,
                        Duration.ofHours(1),
                        Duration.ofSeconds(20),
                        true));
        DatabaseConfig events = config.events().orElseThrow();
        assertThat(events.hostAndPort()).isEqualTo("[::1]:3306");
        assertThat(events.credentials().current())
                .isEqualTo(new UsernamePassword("events_writer", Secret.of("s3cret")));
        assertThat(events.tls()).isEqualTo(Tls.verifyFull(CA_FILE));
        NosqlConfig nosql = config.nosql().orElseThrow();
        assertThat(nosql.type()).isEqualTo("elastiCache");
        assertThat(nosql.hostAndPort()).isEqualTo("10.0.0.1:7000");
        assertThat(nosql.credentials().map(Credentials::current))
                .contains(new UsernamePassword("cache", Secret.of("redis-pw")));
        assertThat(nosql.tls()).isEqualTo(Tls.verifyFull());
        assertThat(config.apiKeys()).isEqualTo(new ApiKeysConfig(true, true));
    }

    @Test
    void filledInPrototypeIsAccepted() throws IOException {
        Files.writeString(directory.resolve("usernameFile"), "root\n");
        Files.writeString(directory.resolve("passwordFile"), "pw\n");

        DataConfig config = DataConfig.load(
                Path.of("src/test/resources/io/bucketeer/data/config/prototype.yml"),
                Map.of("SECRETS", directory.toString()));

        assertThat(config.rdbms().type()).isEqualTo("mysql");
        assertThat(config.rdbms().hostAndPort()).isEqualTo("localhost:5432");
        assertThat(config.rdbms().database()).isEqualTo("growthbook");
        assertThat(config.rdbms().credentials().current()).isEqualTo(new UsernamePassword("root", Secret.of("pw")));
        NosqlConfig nosql = config.nosql().orElseThrow();
        assertThat(nosql.hostAndPort()).isEqualTo("cache:6379");
        assertThat(nosql.credentials().map(Credentials::current))
                .contains(new UsernamePassword("default", Secret.of("pw")));
        assertThat(nosql.tls()).isEqualTo(Tls.verifyFull());
    }

    @Test
    void fileIsLoadedWithTheVariablesOfTheProcess() throws IOException {
        Path file =
                Files.writeString(directory.resolve("data.yaml"), "\uFEFF" + Yaml.MINIMAL.replace("pw", "'${PATH}'"));

        assertThat(DataConfig.load(file).rdbms().credentials().current().password())
                .isEqualTo(Secret.of(System.getenv("PATH")));
    }

    @Test
    void absentFileIsRefused() {
        Path file = directory.resolve("absent.yaml");

        assertThatThrownBy(() -> DataConfig.load(file, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("INVALID_CONFIGURATION: the configuration has 1 problem:\n  " + file
                        + ": cannot be read: it does not exist\nCorrect the configuration and start again.");
    }

    @Test
    void fileThatIsNotUtf8IsRefused() throws IOException {
        Path file = Files.write(directory.resolve("data.yaml"), new byte[] {'a', (byte) 0xff});

        assertThatThrownBy(() -> DataConfig.load(file, Map.of()))
                .hasMessageContaining(file + ": cannot be read: it is not UTF-8\n");
    }

    @Test
    void directoryIsRefused() {
        assertThatThrownBy(() -> DataConfig.load(directory, Map.of()))
                .hasMessageContaining(directory + ": cannot be read: it is a directory\n");
    }

    @Test
    void configurationCanBePutTogetherByCode() {
        DatabaseConfig rdbms = DatabaseConfig.of("mysql", "db.example.com", 3306, "bucketeer", "app", "pw");
        DatabaseConfig events = DatabaseConfig.of("postgres", "[::1]", 5432, "events", "app", "pw")
                .withPool(PoolConfig.builder().maximumSize(3).build());

        DataConfig config = DataConfig.of(rdbms)
                .withEvents(events)
                .withNosql(NosqlConfig.of("localhost", 6379))
                .withApiKeys(new ApiKeysConfig(true, true));

        assertThat(config)
                .isEqualTo(new DataConfig(
                        rdbms,
                        Optional.of(events),
                        Optional.of(new NosqlConfig("redis", "localhost", 6379, Optional.empty(), Tls.off())),
                        new ApiKeysConfig(true, true)));
        assertThat(rdbms.tls()).isEqualTo(Tls.verifyFull());
        assertThat(events.tls()).isEqualTo(Tls.off());
        assertThat(events.host()).isEqualTo("::1");
        assertThat(events.pool().maximumSize()).isEqualTo(3);
        assertThat(events.pool().lockTimeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void codeIsHeldToTheRulesOfTheFile() {
        assertThatThrownBy(() -> DatabaseConfig.of("oracle", "db?x=1", 0, "a/b", "app", "pw"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("""
                        INVALID_CONFIGURATION: the configuration has 4 problems:
                          DatabaseConfig: key 'type' was 'oracle' but it must be one of mysql, postgres
                          DatabaseConfig: key 'host' was 'db?x=1' but it must be one host name or IP address
                          DatabaseConfig: key 'port' was '0' but it must be a number from 1 to 65535
                          DatabaseConfig: key 'database' was 'a/b' but it must be 1 to 63 letters, digits, '_', '$' or '-'
                        Correct the configuration and start again.""");
        assertThatThrownBy(() -> new Tls(Tls.Mode.OFF, Optional.of(CA_FILE)))
                .hasMessageContaining(
                        "Tls: key 'caFile' was '" + CA_FILE + "' but it cannot be combined with mode off");
        assertThatThrownBy(() -> NosqlConfig.of("", 6379))
                .hasMessageContaining("NosqlConfig: key 'host' was '' but it must be one host name or IP address");
    }
}
