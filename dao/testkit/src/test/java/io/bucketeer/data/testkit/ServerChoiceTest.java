package io.bucketeer.data.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ServerChoiceTest {

    private static final ServerSource NO_URL = new Unavailable("url", "NAME is not set");
    private static final ServerSource NO_DOCKER = new Unavailable("docker", "no Docker engine answers");
    private static final ServerSource DOCKER = new Available("docker", 4001);
    private static final ServerSource EMBEDDED = new Available("embedded", 4002);

    @Test
    void theFirstSourceThatServesIsTakenAndTheLineSaysWhy() {
        ServerChoice<ServerAddress> choice =
                ServerChoice.make("redis", null, List.of(NO_URL, DOCKER, EMBEDDED), ServerSource::redis);

        assertThat(choice.server().port()).isEqualTo(4001);
        assertThat(choice.announcement())
                .isEqualTo("Test server redis: 127.0.0.1:4001, a docker server (NAME is not set)");
    }

    @Test
    void theModeAllowsOneSourceOnly() {
        ServerChoice<ServerAddress> choice =
                ServerChoice.make("redis", "embedded", List.of(NO_URL, DOCKER, EMBEDDED), ServerSource::redis);

        assertThat(choice.announcement())
                .isEqualTo("Test server redis: 127.0.0.1:4002, a embedded server (testkit.mode=embedded)");
    }

    @Test
    void theFirstOfAllSourcesNeedsNoReason() {
        ServerChoice<ServerAddress> choice =
                ServerChoice.make("redis", null, List.of(DOCKER, EMBEDDED), ServerSource::redis);

        assertThat(choice.announcement()).isEqualTo("Test server redis: 127.0.0.1:4001, a docker server");
    }

    @Test
    void whereNoSourceServesEachIsListedWithItsReason() {
        assertThatThrownBy(() -> ServerChoice.make("mysql", null, List.of(NO_URL, NO_DOCKER), ServerSource::redis))
                .isInstanceOf(TestServerException.class)
                .hasMessage("""
                        no mysql server to be had. Tried:
                          - url: NAME is not set
                          - docker: no Docker engine answers""");
    }

    @Test
    void whereTheOnlyAllowedSourceDoesNotServeTheModeIsNamed() {
        assertThatThrownBy(
                        () -> ServerChoice.make("mysql", "docker", List.of(NO_DOCKER, EMBEDDED), ServerSource::redis))
                .hasMessage("""
                        no mysql server to be had. Tried (testkit.mode=docker allows no other):
                          - docker: no Docker engine answers""");
    }

    @Test
    void anUnknownModeIsRefused() {
        assertThatThrownBy(() -> ServerChoice.make("mysql", "podman", List.of(DOCKER, EMBEDDED), ServerSource::redis))
                .hasMessage("testkit.mode was 'podman' but it must be one of docker, embedded");
    }

    private record Available(String mode, int port) implements ServerSource {

        @Override
        public ServerAddress database(DatabaseRequest request) {
            return redis();
        }

        @Override
        public ServerAddress redis() {
            return new ServerAddress("127.0.0.1", port, "", "", "a " + mode + " server");
        }
    }

    private record Unavailable(String mode, String reason) implements ServerSource {

        @Override
        public ServerAddress database(DatabaseRequest request) {
            return redis();
        }

        @Override
        public ServerAddress redis() {
            throw new SourceUnavailableException(reason);
        }
    }
}
