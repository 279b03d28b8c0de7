package io.bucketeer.data.migration;

import io.bucketeer.data.migration.MigrationException.Reason;
import java.time.Duration;

/** Waits between two tries. */
final class Pause {

    private Pause() {}

    /** @throws MigrationException when the thread is interrupted, as it still is afterwards */
    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationException(
                    Reason.LOCK_TIMEOUT, "Waiting was interrupted.", null, "Run migrate again.", e);
        }
    }
}
