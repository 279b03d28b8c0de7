package io.bucketeer.data.testkit;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/** Names of test databases: what a person recognises, then what no other process will choose. */
final class DatabaseName {

    /** PostgreSQL cuts names at 63 bytes, MySQL refuses more than 64 characters. */
    private static final int MAX_LENGTH = 60;

    private static final int RANDOM_BYTES = 5;
    private static final int MAX_START_LENGTH = MAX_LENGTH - 1 - 2 * RANDOM_BYTES;

    private static final SecureRandom RANDOM = new SecureRandom();

    private DatabaseName() {}

    static String unique(String purpose) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return start(purpose) + "_" + HexFormat.of().formatHex(random);
    }

    private static String start(String purpose) {
        String words = "test_"
                + purpose.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^_", "");
        return words.substring(0, Math.min(words.length(), MAX_START_LENGTH)).replaceAll("_$", "");
    }
}
