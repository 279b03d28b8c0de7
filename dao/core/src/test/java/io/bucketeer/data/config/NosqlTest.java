package io.bucketeer.data.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NosqlTest {

    private static final Path CA_FILE = Path.of("src/test/resources/io/bucketeer/data/config/ca.pem");

    @ParameterizedTest
    @ValueSource(strings = {"redis", "elastiCache", "memorystore", "azureCache"})
    void everyServiceIsTaken(String type) {
        assertThat(read("{ type: " + type + ", params: { host: localhost } }"))
                .contains(new NosqlConfig(type, "localhost", 6379, Optional.empty(), Tls.off()));
    }

    @Test
    void disabledSectionIsNoRedis() {
        assertThat(read("{ enabled: false }")).isEmpty();
        assertThat(read("{ enabled: false, type: redis, params: { passwordFile: /absent } }"))
                .isEmpty();
    }

    @Test
    void disabledSectionStillHasToHoldKnownKeys() {
        assertThat(problems("{ enabled: false, params: { hots: cache } }"))
                .containsExactly("data.yaml:4: key 'nosql.params.hots' is not known here: did you mean 'host'?");
    }

    @Test
    void schemeOfTheUrlDecidesOnTls() {
        assertThat(read("{ type: redis, params: { url: 'rediss://localhost' } }")
                        .map(NosqlConfig::tls))
                .contains(Tls.verifyFull());
        assertThat(read("{ type: redis, params: { url: 'rediss://c', pemFile: " + CA_FILE + " } }")
                        .map(NosqlConfig::tls))
                .contains(Tls.verifyFull(CA_FILE));
        assertThat(read("{ type: redis, params: { url: 'redis://cache:6380/' } }"))
                .contains(new NosqlConfig("redis", "cache", 6380, Optional.empty(), Tls.off()));
    }

    @Test
    void userAndPasswordMayStandInTheUrl() {
        assertThat(read("{ type: redis, params: { url: 'redis://cache-user:p%40w@localhost' } }")
                        .flatMap(NosqlConfig::credentials)
                        .map(Credentials::current))
                .contains(new UsernamePassword("cache-user", Secret.of("p@w")));
    }

    @Test
    void modeBesideUrlIsRefused() {
        assertThat(problems("{ type: redis, params: { url: 'rediss://c' }, tls: { mode: off } }"))
                .containsExactly("data.yaml:4: key 'nosql.tls.mode' cannot be combined with 'nosql.params.url': "
                        + "its scheme says it, rediss or redis; remove this key");
    }

    @Test
    void certificatesBesidePlainUrlAreRefused() {
        assertThat(problems("{ type: redis, params: { url: 'redis://c', pemFile: " + CA_FILE + " } }"))
                .containsExactly("data.yaml:4: key 'nosql.params.pemFile' cannot be combined with "
                        + "'nosql.params.url' of scheme redis, which is not encrypted; use rediss");
    }

    @Test
    void numberedDatabaseIsRefused() {
        assertThat(problems("{ type: redis, params: { url: 'redis://c/1' } }"))
                .containsExactly("data.yaml:4: key 'nosql.params.url' must end after the port: "
                        + "a Redis cluster has no numbered databases");
    }

    @Test
    void userWithoutPasswordIsRefused() {
        assertThat(problems("{ type: redis, params: { host: c, username: u } }"))
                .containsExactly("data.yaml:4: key 'nosql.params.password' is missing: "
                        + "give it here, in 'passwordFile' or in 'url'");
    }

    @Test
    void databaseKeyIsNotKnown() {
        assertThat(problems("{ type: redis, params: { host: c, database: '0' } }"))
                .containsExactly("data.yaml:4: key 'nosql.params.database' is not known here: the keys are url, host, "
                        + "port, username, usernameFile, password, passwordFile, pemFile");
    }

    @Test
    void emptySectionIsRefused() {
        assertThat(problems("{}"))
                .containsExactly(
                        "data.yaml:4: key 'nosql.type' is missing: give the service that runs Redis, "
                                + "which must be one of redis, elastiCache, memorystore, azureCache",
                        "data.yaml:4: key 'nosql.params.host' is missing: "
                                + "give the server's name or address, or put all into 'url'");
    }

    @Test
    void sectionsOfOtherLibrariesAreCheckedByFormOnly() {
        assertThat(Yaml.parse(Yaml.MINIMAL + """
                                kms: { type: awsKms, params: { keyName: , region: ${NOT_OURS_TO_REPLACE} } }
                                messageService: { type: sns/sqs, goalEvent: { queue: { persister: goal-events } } }
                                """.replace("${NOT_OURS_TO_REPLACE}", "'${NOT_OURS_TO_REPLACE}'"))
                        .rdbms()
                        .database())
                .isEqualTo("bucketeer");
    }

    @Test
    void sectionsOfOtherLibrariesAreRefusedInAnotherForm() {
        assertThat(Yaml.problems(Yaml.MINIMAL + "kms: awsKms\nmessageService:\n  type: [pubsub]\n  ? [a]\n  : b\n"))
                .containsExactly(
                        "data.yaml:4: key 'kms' must be a mapping of keys",
                        "data.yaml:6: key 'messageService.type' is a list: give a single value or a mapping",
                        "data.yaml:7: key 'messageService' has a key that is a list or a mapping");
    }

    private static Optional<NosqlConfig> read(String nosql) {
        return Yaml.parse(Yaml.MINIMAL + "nosql: " + nosql + "\n").nosql();
    }

    private static List<String> problems(String nosql) {
        return Yaml.problems(Yaml.MINIMAL + "nosql: " + nosql + "\n");
    }
}
