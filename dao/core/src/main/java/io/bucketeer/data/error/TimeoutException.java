package io.bucketeer.data.error;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A time limit passed: of a statement, of the server's answer, or of the wait for a connection. */
public final class TimeoutException extends DataAccessException {

    private static final long serialVersionUID = 1L;

    static final Set<ErrorCode> CODES = Collections.unmodifiableSet(
            EnumSet.of(ErrorCode.STATEMENT_TIMEOUT, ErrorCode.RESPONSE_TIMEOUT, ErrorCode.POOL_EXHAUSTED));

    /** @throws IllegalArgumentException if the code belongs to another exception */
    public TimeoutException(ErrorCode code, String failure, @Nullable Throwable cause) {
        super(requireOneOf(CODES, code), failure, cause);
    }
}
