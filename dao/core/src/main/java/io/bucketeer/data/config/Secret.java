package io.bucketeer.data.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that no message, log line or {@code toString} may show. Immutable. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps a text. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The text itself, to be handed to a driver and nobody else. */
    public String reveal() {
        return value;
    }

    /** Compares in a time that does not tell how much of the two texts is equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for all: a hash of the text would tell about it. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "****";
    }
}
