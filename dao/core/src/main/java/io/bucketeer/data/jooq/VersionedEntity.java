package io.bucketeer.data.jooq;

import java.time.Instant;
import org.jooq.Record;
import org.jooq.TableField;

/**
 * An entity whose rows carry a version and are deleted softly.
 *
 * @param <T> the record
 */
abstract class VersionedEntity<T> extends Entity<T> {

    /** The optimistic lock's column. */
    abstract TableField<Record, Integer> version();

    @Override
    abstract TableField<Record, Boolean> deleted();

    /** The version that the record was read with. */
    abstract int versionOf(T row);

    /** Whether the record is marked as deleted. */
    abstract boolean deletedOf(T row);

    /** The record's last change. */
    abstract Instant updatedAtOf(T row);

    /** The record with another version and time of change. */
    abstract T withVersion(T row, int version, Instant updatedAt);
}
