package io.bucketeer.data.testkit;

import org.jspecify.annotations.Nullable;

/** No server could be had, or one that was had could not do what a test asked of it. */
public final class TestServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** For whoever hands out servers in a way of his own. */
    public TestServerException(String message) {
        super(message);
    }

    TestServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
