package io.bucketeer.data.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The version of the embedded servers, which is the one asked for or none. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "there are no binaries")
final class AskedVersionIT {

    @ParameterizedTest
    @CsvSource({"mysql, MySQL, 8.0.31", "postgres, PostgreSQL, 18"})
    void theVersionAskedForRunsAndIsAnnounced(String type, String product, String usual) throws Exception {
        String asked = System.getProperty("testkit." + type, "");
        String version = asked.isEmpty() ? usual : asked;
        try (ChildJvm child = start(type, version)) {
            child.awaitReady();

            assertThat(child.output())
                    .containsPattern("Test server " + type + ": " + product + " " + version + "\\b")
                    .endsWith(ChildJvm.READY);
        }
    }

    @Test
    void postgresOfAnotherVersionThanItsBinariesIsRefused() throws Exception {
        String other = System.getProperty("testkit.postgres", "").equals("15") ? "16" : "15";
        try (ChildJvm child = start("postgres", other)) {
            child.awaitReady();

            assertThat(child.output())
                    .containsPattern("  - embedded: the PostgreSQL binaries on the class path are \\d+\\.\\d+, not "
                            + other + ": mvn -Dtestkit\\.postgres=" + other + " puts the right ones there\n")
                    .doesNotContain(ChildJvm.READY);
        }
    }

    @Test
    void mysqlOfWhichThereAreNoBinariesIsRefused() throws Exception {
        try (ChildJvm child = start("mysql", "8.4")) {
            child.awaitReady();

            assertThat(child.output())
                    .contains("  - embedded: there are binaries of MySQL 8.0.31 and 9.7, not of 8.4: start Docker, or"
                            + " name a running server\n")
                    .doesNotContain(ChildJvm.READY);
        }
    }

    @Test
    void anUnknownVersionIsRefused() throws Exception {
        try (ChildJvm child = start("postgres", "14")) {
            child.awaitReady();

            assertThat(child.output())
                    .contains("testkit.postgres was '14' but it must be one of 15, 16, 17, 18\n")
                    .doesNotContain(ChildJvm.READY);
        }
    }

    private static ChildJvm start(String type, String version) throws Exception {
        return ChildJvm.start(List.of("-Dtestkit.mode=embedded", "-Dtestkit." + type + "=" + version), Map.of(), type);
    }
}
