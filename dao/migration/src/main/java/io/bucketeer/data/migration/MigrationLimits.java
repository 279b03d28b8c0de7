package io.bucketeer.data.migration;

import java.time.Duration;

/**
 * How long a migration waits for others, and how often it tries again.
 *
 * @param lockTimeout how long one try waits for a lock on a table, 1 second to 1 minute, whole seconds; as long may
 *     readers and writers of that table wait behind it
 * @param lockRetries how often a migration whose lock was not had in time is tried again, 0 to 1,000; the pauses between
 *     grow from 0.1 to 5 seconds, and whoever waited for the table is served in them
 * @param turnTimeout how long to wait for another process that migrates the same database, 0 to 24 hours
 */
public record MigrationLimits(Duration lockTimeout, int lockRetries, Duration turnTimeout) {

    /** 3 seconds for a lock, 10 times again, 10 minutes for another process. */
    public static final MigrationLimits DEFAULT =
            new MigrationLimits(Duration.ofSeconds(3), 10, Duration.ofMinutes(10));

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** @throws IllegalArgumentException for a value out of its range */
    public MigrationLimits {
        boolean wholeSeconds = lockTimeout.getNano() == 0;
        check(wholeSeconds && within(lockTimeout, Duration.ofSeconds(1), Duration.ofMinutes(1)), "lockTimeout");
        check(lockRetries >= 0 && lockRetries <= 1_000, "lockRetries");
        check(within(turnTimeout, Duration.ZERO, Duration.ofHours(24)), "turnTimeout");
    }

    /** How long all tries for one lock wait together, the pauses not counted. */
    Duration allTries() {
        return lockTimeout.multipliedBy(lockRetries + 1L);
    }

    /** How long to pause after a try, the first being 1. */
    Duration pauseAfter(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static boolean within(Duration value, Duration least, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    private static void check(boolean right, String name) {
        if (!right) {
            throw new IllegalArgumentException(name + " is out of its range");
        }
    }
}
