package io.bucketeer.data.testkit.embedded;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Random passwords: a server on the loopback address is open to every user of the machine. */
final class Passwords {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** Letters and digits alone, so that no shell, file or statement needs to quote it. */
    static String random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
