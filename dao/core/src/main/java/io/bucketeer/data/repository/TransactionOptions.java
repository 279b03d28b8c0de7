package io.bucketeer.data.repository;

/**
 * How a unit of work is run. Immutable.
 *
 * @param attempts how often the work is run at most when the database gives it up for a deadlock, a serialization
 *     failure or a lock time-out; 1 to 10; the work must bear being run again
 * @param idempotent whether the work leaves the same state when it is run twice; only then is it also run again after a
 *     lost connection, whose outcome nobody knows
 */
public record TransactionOptions(int attempts, boolean idempotent) {

    /** Three attempts, not idempotent. */
    public static final TransactionOptions DEFAULT = new TransactionOptions(3, false);

    public TransactionOptions {
        if (attempts < 1 || attempts > 10) {
            throw new IllegalArgumentException("attempts was " + attempts + " but it must be from 1 to 10");
        }
    }

    /** These options for work that may be repeated after a lost connection. */
    public TransactionOptions asIdempotent() {
        return new TransactionOptions(attempts, true);
    }
}
