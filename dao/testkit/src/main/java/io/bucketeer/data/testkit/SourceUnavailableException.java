package io.bucketeer.data.testkit;

import org.jspecify.annotations.Nullable;

/** A way to come by a server does not serve here, for the reason in the message; the next one may. */
final class SourceUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SourceUnavailableException(String reason) {
        super(reason);
    }

    SourceUnavailableException(@Nullable String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
