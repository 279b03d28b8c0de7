package io.bucketeer.data.error;

/** Who can do something about an error. */
public enum ErrorCategory {
    /** The call, its values or the configuration must change; the same call fails again. */
    CALLER,
    /** Somebody else's change stands in the way; read again, then decide. */
    CONFLICT,
    /** The same call may succeed later, unchanged. */
    TRANSIENT,
    /** A defect in this library or in what is stored; report it. */
    INTERNAL
}
