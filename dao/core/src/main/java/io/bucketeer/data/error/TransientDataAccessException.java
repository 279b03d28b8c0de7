package io.bucketeer.data.error;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Others stood in the way for a moment; the unit of work was rolled back and may be run again as a whole. */
public final class TransientDataAccessException extends DataAccessException {

    private static final long serialVersionUID = 1L;

    static final Set<ErrorCode> CODES = Collections.unmodifiableSet(
            EnumSet.of(ErrorCode.DEADLOCK, ErrorCode.SERIALIZATION_FAILURE, ErrorCode.LOCK_TIMEOUT));

    /** @throws IllegalArgumentException if the code belongs to another exception */
    public TransientDataAccessException(ErrorCode code, String failure, @Nullable Throwable cause) {
        super(requireOneOf(CODES, code), failure, cause);
    }
}
