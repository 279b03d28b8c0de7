package io.bucketeer.data.migration;

import java.time.Duration;

/**
 * Hears of each migration of a run, in the thread that runs it and while it holds the lock against other processes:
 * return soon and throw nothing. A migration that fails begins and does not end; the exception of the run tells why. One
 * that does not get a lock in time begins again. Each method does nothing unless it is written.
 */
public interface MigrationListener {

    /** A migration begins. */
    default void begins(MigrationStep step) {}

    /** The migration that began last has been applied. */
    default void ends(MigrationStep step, Duration duration) {}
}
