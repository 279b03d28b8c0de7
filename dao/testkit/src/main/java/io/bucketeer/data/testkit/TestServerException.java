package io.bucketeer.data.testkit;

import org.jspecify.annotations.Nullable;

/** No server could be had, or one that was had could not do what a test asked of it. */
public final class TestServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TestServerException(String message) {
        super(message);
    }

    TestServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
