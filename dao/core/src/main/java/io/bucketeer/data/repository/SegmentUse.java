package io.bucketeer.data.repository;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What features make of segments. A feature uses a segment when it is not deleted and a clause of one of its rules, of
 * operator {@link io.bucketeer.data.model.Operator#SEGMENT}, has exactly the segment's id among its values.
 *
 * <p>Every method throws a {@link io.bucketeer.data.error.DataAccessException} that says the cause. Inside a unit of
 * work a call takes part in it. Thread-safe.
 */
public interface SegmentUse {

    /** The most segments that {@link #featuresUsing(String, Collection)} may be asked for at once. */
    int MAX_SEGMENTS = 1_000;

    /**
     * Removes the segment and all its users, together. A feature that begins to use it at the same moment is not seen, and
     * neither is a user whom another unit of work has added and not committed: that one stays. A segment that is marked
     * as deleted, as older releases of Bucketeer did, is removed as well.
     *
     * @return whether there was one
     * @throws io.bucketeer.data.error.ForeignKeyViolationException with IN_USE when a feature uses it
     */
    boolean delete(String environmentId, String id);

    /**
     * As {@link #delete(String, String)}, if the segment has not changed since it was read.
     *
     * @param updatedAt its time of change as read
     * @return whether there was one
     * @throws io.bucketeer.data.error.ForeignKeyViolationException with IN_USE when a feature uses it
     * @throws io.bucketeer.data.error.OptimisticLockException when it was changed at another time
     */
    boolean delete(String environmentId, String id, Instant updatedAt);

    /** The ids of all features of the environment that use the segment, by id; archived ones too. */
    List<String> featuresUsing(String environmentId, String id);

    /**
     * The ids of all features of the environment that use the segments, for each segment by id; segments that none uses
     * are not in the map.
     *
     * @param ids at most {@value #MAX_SEGMENTS}
     */
    Map<String, List<String>> featuresUsing(String environmentId, Collection<String> ids);
}
