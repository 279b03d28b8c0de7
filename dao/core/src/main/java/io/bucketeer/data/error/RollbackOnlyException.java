package io.bucketeer.data.error;

import org.jspecify.annotations.Nullable;

/** A commit was asked for after an error inside the unit of work had been swallowed; everything was rolled back. */
public final class RollbackOnlyException extends DataAccessException {

    private static final long serialVersionUID = 1L;

    public RollbackOnlyException(String failure, @Nullable Throwable cause) {
        super(ErrorCode.ROLLBACK_ONLY, failure, cause);
    }
}
