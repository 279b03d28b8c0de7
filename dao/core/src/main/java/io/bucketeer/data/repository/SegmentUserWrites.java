package io.bucketeer.data.repository;

import io.bucketeer.data.model.SegmentUser;
import java.util.Collection;

/**
 * Writing the users of segments, any number at once. {@link io.bucketeer.data.model.SegmentUsers#of} makes users under
 * the ids that belong to them; of a known state no other id is stored.
 *
 * <p>Every method throws a {@link io.bucketeer.data.error.DataAccessException} that says the cause. Inside a unit of
 * work a call takes part in it. Calls lock rows in the order of ids, so that they do not deadlock with each other; one
 * that meets rows of another unfinished call waits for it, for {@code pool.lockTimeout} at most. Thread-safe.
 */
public interface SegmentUserWrites {

    /**
     * Stores the users, all of them or none. One that is there already, deleted or not, becomes as given; of two with
     * the same id the last counts. Whether there is such a segment is not asked.
     *
     * @param segmentUsers any number, such as 200,000
     * @return how many these are, each id counted once
     * @throws io.bucketeer.data.error.InvalidDataException before any SQL, for the first user that one of the databases
     *     could not keep
     */
    int upsert(String environmentId, Collection<SegmentUser> segmentUsers);

    /**
     * Marks the users as deleted, all of them or none; their rows stay. Ids of users that are deleted already, or not
     * there, do no harm.
     *
     * @param ids any number
     * @return how many this call has marked
     */
    int delete(String environmentId, Collection<String> ids);
}
