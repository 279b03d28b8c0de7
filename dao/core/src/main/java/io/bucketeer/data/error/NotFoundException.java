package io.bucketeer.data.error;

import org.jspecify.annotations.Nullable;

/** A row that had to exist does not, or is deleted; nothing was written. */
public final class NotFoundException extends DataAccessException {

    private static final long serialVersionUID = 1L;

    public NotFoundException(String failure, @Nullable Throwable cause) {
        super(ErrorCode.NOT_FOUND, failure, cause);
    }
}
