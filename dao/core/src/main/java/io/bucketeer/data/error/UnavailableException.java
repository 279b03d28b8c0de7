package io.bucketeer.data.error;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The server cannot be reached, has no disk space or memory left, or takes no writes. */
public final class UnavailableException extends DataAccessException {

    private static final long serialVersionUID = 1L;

    static final Set<ErrorCode> CODES = Collections.unmodifiableSet(
            EnumSet.of(ErrorCode.UNAVAILABLE, ErrorCode.SERVER_EXHAUSTED, ErrorCode.READ_ONLY_SERVER));

    /** @throws IllegalArgumentException if the code belongs to another exception */
    public UnavailableException(ErrorCode code, String failure, @Nullable Throwable cause) {
        super(requireOneOf(CODES, code), failure, cause);
    }
}
