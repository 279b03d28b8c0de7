package io.bucketeer.data.error;

import org.jspecify.annotations.Nullable;

/** The connection was lost during commit: all of the unit of work is stored, or none of it, and which is not known. */
public final class CommitOutcomeUnknownException extends DataAccessException {

    private static final long serialVersionUID = 1L;

    public CommitOutcomeUnknownException(String failure, @Nullable Throwable cause) {
        super(ErrorCode.COMMIT_OUTCOME_UNKNOWN, failure, cause);
    }
}
