package io.bucketeer.data.watch;

import java.util.UUID;

/** A text that stands for a secret in a test: a password, or a value that is stored. It is known wherever it appears. */
public final class Canary {

    private Canary() {}

    /** A new one: {@code canary} and 32 hexadecimal digits. */
    public static String random() {
        return "canary" + UUID.randomUUID().toString().replace("-", "");
    }
}
