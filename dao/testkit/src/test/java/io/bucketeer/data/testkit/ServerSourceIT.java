package io.bucketeer.data.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which server a JVM gets, and what it says about it. */
final class ServerSourceIT {

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "postgres"})
    void anAddressInTheEnvironmentIsUsedAndAnnounced(String type) throws Exception {
        DatabaseServer server = TestServers.database(type);
        String name = "BUCKETEER_TEST_" + type.toUpperCase(Locale.ROOT) + "_URL";
        String url =
                "%s://%s:%s@%s:%d".formatted(type, server.username(), server.password(), server.host(), server.port());
        try (ChildJvm child = ChildJvm.start(List.of(), Map.of(name, url), type)) {
            child.awaitReady();

            assertThat(child.output())
                    .contains("Test server " + type + ": ")
                    .contains(", named by " + name + ", port " + server.port())
                    .doesNotContain(server.password())
                    .endsWith(ChildJvm.READY);
        }
    }

    @ParameterizedTest
    @CsvSource({"mysql, 8.0.31, 8.4", "postgres, 18, 17"})
    void aServerOfAnotherVersionThanTheOneAskedForIsAnError(String type, String one, String other) throws Exception {
        DatabaseServer server = TestServers.database(type);
        String asked = server.description().contains(" " + one) ? other : one;
        String name = "BUCKETEER_TEST_" + type.toUpperCase(Locale.ROOT) + "_URL";
        String url =
                "%s://%s:%s@%s:%d".formatted(type, server.username(), server.password(), server.host(), server.port());
        List<String> options = List.of("-Dtestkit." + type + "=" + asked);
        try (ChildJvm child = ChildJvm.start(options, Map.of(name, url), type)) {
            child.awaitReady();

            assertThat(child.output())
                    .containsPattern("testkit\\.%s asks for %s but the server at \\S+:%d, named by %s, is \\d"
                            .formatted(type, asked, server.port(), name))
                    .doesNotContain(server.password())
                    .doesNotContain(ChildJvm.READY);
        }
    }

    @Test
    void aRedisInTheEnvironmentIsUsedAndAnnounced() throws Exception {
        RedisServer server = TestServers.redis();
        String url = "redis://%s:%d".formatted(server.host(), server.port());
        try (ChildJvm child = ChildJvm.start(List.of(), Map.of("BUCKETEER_TEST_REDIS_URL", url), "redis")) {
            child.awaitReady();

            assertThat(child.output())
                    .contains("Test server redis: Redis ")
                    .contains(", named by BUCKETEER_TEST_REDIS_URL, port " + server.port());
        }
    }

    @Test
    void aServerThatDoesNotAnswerAtItsAddressIsAnError() {
        // port 1 is reserved and never assigned
        ServerAddress nobody = new ServerAddress("127.0.0.1", 1, "root", "hush", "named by NAME");

        assertThatThrownBy(() -> RunningDatabaseServer.at(DatabaseRequest.of(DatabaseEngine.MYSQL, ""), nobody))
                .isInstanceOf(TestServerException.class)
                .hasMessage("the mysql server at 127.0.0.1:1, named by NAME does not answer");
        assertThatThrownBy(() -> RunningRedisServer.at(nobody))
                .isInstanceOf(TestServerException.class)
                .hasMessage("the redis server at 127.0.0.1:1, named by NAME does not answer");
    }

    @Test
    void whereNoSourceServesTheJvmIsTold() throws Exception {
        List<String> options = List.of("-Dos.arch=riscv64", "-Dtestkit.mode=embedded");
        try (ChildJvm child = ChildJvm.start(options, Map.of(), "postgres")) {
            child.awaitReady();

            assertThat(child.output())
                    .contains("no postgres server to be had. Tried (testkit.mode=embedded allows no other):\n"
                            + "  - embedded: the PostgreSQL binaries are for Linux on x86-64, this is Linux on riscv64:"
                            + " start Docker, or name a running server")
                    .doesNotContain(ChildJvm.READY);
        }
    }
}
