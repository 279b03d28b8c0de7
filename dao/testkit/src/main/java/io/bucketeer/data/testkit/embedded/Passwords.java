package io.bucketeer.data.testkit.embedded;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Random passwords: a server on the loopback address is open to every user of the machine. */
public final class Passwords {

    /** A password is known by it wherever it stands, so tests can see that it is nowhere in what is written. */
    private static final String MARK = "canary";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** A mark and digits alone, so that no shell, file or statement needs to quote it. */
    public static String random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return MARK + HexFormat.of().formatHex(bytes);
    }
}
