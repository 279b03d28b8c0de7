package io.bucketeer.data.testkit.embedded;

import org.jspecify.annotations.Nullable;

/** Between choosing a free port and listening on it somebody else took it. */
final class PortTakenException extends EmbeddedServerException {

    private static final long serialVersionUID = 1L;

    /** All servers use the system's words. */
    static final String SIGN = "Address already in use";

    PortTakenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
