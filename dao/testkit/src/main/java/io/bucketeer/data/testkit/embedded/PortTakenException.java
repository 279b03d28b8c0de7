package io.bucketeer.data.testkit.embedded;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Between choosing a free port and listening on it somebody else took it. */
final class PortTakenException extends EmbeddedServerException {

    private static final long serialVersionUID = 1L;

    /** All servers print the C library's words, which are glibc's or musl's. */
    private static final Pattern SIGN = Pattern.compile("Address (already )?in use");

    PortTakenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static boolean isToldBy(String log) {
        return SIGN.matcher(log).find();
    }
}
