package io.bucketeer.data.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a connection is protected.
 *
 * @param caFile PEM file of the CA certificates to trust; absent: those of the Java run time
 */
public record Tls(Mode mode, Optional<Path> caFile) {

    /** Between these two lies nothing that protects. */
    public enum Mode {
        /** Encrypted; the server's certificate must come from a trusted CA and name its host. */
        VERIFY_FULL,
        /** Neither encrypted nor verified. */
        OFF;

        static Mode of(String word) {
            return word.equals("off") ? OFF : VERIFY_FULL;
        }
    }

    /** @throws io.bucketeer.data.error.ConfigurationException if a CA file is given although TLS is off */
    public Tls {
        new Check("Tls")
                .that(
                        mode == Mode.VERIFY_FULL || caFile.isEmpty(),
                        Keys.CA_FILE,
                        caFile.map(Path::toString).orElse(""),
                        "cannot be combined with mode off")
                .throwIfAny();
    }

    /** No protection: for traffic that never leaves the machine. */
    public static Tls off() {
        return new Tls(Mode.OFF, Optional.empty());
    }

    /** Trusts the CA certificates of the Java run time. */
    public static Tls verifyFull() {
        return new Tls(Mode.VERIFY_FULL, Optional.empty());
    }

    /** Trusts the CA certificates of a PEM file and no others. */
    public static Tls verifyFull(Path caFile) {
        return new Tls(Mode.VERIFY_FULL, Optional.of(caFile));
    }

    /** The default: off where the traffic never leaves the machine, verified everywhere else. */
    public static Tls defaultFor(String host) {
        return Host.isLoopback(host) ? off() : verifyFull();
    }
}
