package io.bucketeer.data.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {

    private static final Path CA_FILE = Path.of("src/test/resources/io/bucketeer/data/config/ca.pem");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "::1", "[::1]"})
    void loopbackIsNotEncryptedByDefault(String host) {
        assertThat(tls(host, "")).isEqualTo(Tls.off());
    }

    @ParameterizedTest
    @ValueSource(strings = {"db", "localhost.example.com", "127.example.com", "128.0.0.1", "::2", "10.0.0.1"})
    void everyOtherHostIsVerifiedByDefault(String host) {
        assertThat(tls(host, "")).isEqualTo(Tls.verifyFull());
    }

    @Test
    void modeIsTakenAsGiven() {
        assertThat(tls("localhost", "tls: { mode: verifyFull }")).isEqualTo(Tls.verifyFull());
        assertThat(tls("db", "tls: { mode: off }")).isEqualTo(Tls.off());
    }

    @Test
    void certificatesTurnVerificationOn() {
        assertThat(tls("localhost", "tls: { caFile: " + CA_FILE + " }")).isEqualTo(Tls.verifyFull(CA_FILE));
    }

    @Test
    void unknownModeIsRefused() {
        assertThat(Yaml.problemsWith("tls: { mode: verifyCa }"))
                .containsExactly(
                        "data.yaml:4: key 'rdbms.tls.mode' was 'verifyCa' but it must be one of verifyFull, off");
    }

    @Test
    void twoFilesOfCertificatesAreRefused() {
        assertThat(Yaml.problems(Yaml.MINIMAL.replace("{ host", "{ pemFile: " + CA_FILE + ", host")
                        + "  tls: { caFile: " + CA_FILE + " }\n"))
                .containsExactly("data.yaml:4: key 'rdbms.tls.caFile' cannot be combined with "
                        + "'rdbms.params.pemFile': keep one");
    }

    @Test
    void certificatesWithoutTlsAreRefused() {
        assertThat(Yaml.problemsWith("tls: { mode: off, caFile: " + CA_FILE + " }"))
                .containsExactly("data.yaml:4: key 'rdbms.tls.caFile' cannot be combined with 'rdbms.tls.mode: off'");
        assertThat(Yaml.problems(
                        Yaml.MINIMAL.replace("{ host", "{ pemFile: " + CA_FILE + ", host") + "  tls: { mode: off }\n"))
                .containsExactly(
                        "data.yaml:3: key 'rdbms.params.pemFile' cannot be combined with 'rdbms.tls.mode: off'");
    }

    @Test
    void absentFileIsRefused() {
        assertThat(Yaml.problemsWith("tls: { caFile: /absent/ca.pem }"))
                .containsExactly("data.yaml:4: key 'rdbms.tls.caFile' was '/absent/ca.pem' "
                        + "but it must be a PEM file of CA certificates: it does not exist");
    }

    @Test
    void fileWithoutCertificatesIsRefused() throws IOException {
        Files.writeString(directory.resolve("a"), "");
        Files.writeString(directory.resolve("b"), "-----BEGIN CERTIFICATE-----\nxxxx\n-----END CERTIFICATE-----\n");

        assertThat(Yaml.problemsWith("tls: { caFile: " + directory + "/a }"))
                .singleElement()
                .asString()
                .endsWith("but it must be a PEM file of CA certificates: it holds none");
        assertThat(Yaml.problemsWith("tls: { caFile: " + directory + "/b }"))
                .singleElement()
                .asString()
                .endsWith("but it must be a PEM file of CA certificates: it cannot be decoded");
    }

    private static Tls tls(String host, String moreOfRdbms) {
        return Yaml.parse(Yaml.MINIMAL.replace("localhost", "'" + host + "'") + moreOfRdbms.indent(2))
                .rdbms()
                .tls();
    }
}
