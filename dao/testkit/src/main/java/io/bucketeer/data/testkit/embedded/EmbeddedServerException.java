package io.bucketeer.data.testkit.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded server cannot be started on this machine; the message says why and, where known, what helps. */
public class EmbeddedServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedServerException(String message) {
        super(message);
    }

    EmbeddedServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
