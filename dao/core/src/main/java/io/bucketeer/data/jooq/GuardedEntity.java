package io.bucketeer.data.jooq;

import java.time.Instant;
import org.jooq.Record;
import org.jooq.TableField;

/**
 * An entity whose updates compare a guard with the one that was read: a version, or the time of change where there is
 * no version.
 *
 * @param <T> the record
 */
abstract class GuardedEntity<T> extends Entity<T> {

    /** The optimistic lock's column. */
    abstract TableField<Record, ? extends Number> guard();

    /** The guard that the record was read with. */
    abstract long guardOf(T row);

    /** The record's guard in words. */
    abstract String guardText(T row);

    /** Whether the record is marked as deleted. */
    boolean deletedOf(T row) {
        return false;
    }

    /** The record with everything that an update does not choose taken from the stored row. */
    abstract T likeStored(T row, T stored);

    /** The record as an update stores it: like the stored row, with the next guard and time of change. */
    abstract T changed(T row, T stored, Instant now);

    /**
     * The time of change where that is the guard: now, but always later than the one before, so that two changes within
     * a second differ.
     */
    static Instant laterThan(Instant before, Instant now) {
        return now.isAfter(before) ? now : before.plusSeconds(1);
    }
}
