package io.bucketeer.data.error;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A defect in this library, or a stored row that it cannot read. */
public final class InternalDataAccessException extends DataAccessException {

    private static final long serialVersionUID = 1L;

    static final Set<ErrorCode> CODES =
            Collections.unmodifiableSet(EnumSet.of(ErrorCode.INTERNAL, ErrorCode.CORRUPT_ROW));

    /** @throws IllegalArgumentException if the code belongs to another exception */
    public InternalDataAccessException(ErrorCode code, String failure, @Nullable Throwable cause) {
        super(requireOneOf(CODES, code), failure, cause);
    }
}
