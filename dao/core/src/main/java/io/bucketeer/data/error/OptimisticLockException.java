package io.bucketeer.data.error;

import org.jspecify.annotations.Nullable;

/** An update or delete met a row that was changed since the caller read it; nothing was written. */
public final class OptimisticLockException extends DataAccessException {

    private static final long serialVersionUID = 1L;

    public OptimisticLockException(String failure, @Nullable Throwable cause) {
        super(ErrorCode.STALE_VERSION, failure, cause);
    }
}
