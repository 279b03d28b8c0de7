package io.bucketeer.data.error;

/** Who can do something about an error. */
public enum ErrorCategory {
    /** The call, its values or the configuration must change; the same call fails again. */
    CALLER,
    /** Somebody else's change stands in the way; read again, then decide. */
    CONFLICT,
    /**
     * The same call may succeed later, unchanged. A write that ended in {@link ErrorCode#COMMIT_OUTCOME_UNKNOWN} or
     * {@link ErrorCode#RESPONSE_TIMEOUT} may have been carried out: read before writing again.
     */
    TRANSIENT,
    /** A defect in this library or in what is stored; report it. */
    INTERNAL
}
