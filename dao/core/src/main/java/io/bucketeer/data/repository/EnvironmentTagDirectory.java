package io.bucketeer.data.repository;

import io.bucketeer.data.model.EnvironmentTag;
import java.util.stream.Stream;

/**
 * Tags of several environments at once, each with its environment: those of an organization, say. A tag is there only
 * when its environment is registered.
 *
 * <p>Every method throws a {@link io.bucketeer.data.error.DataAccessException} that says the cause. Inside a unit of
 * work a call takes part in it. Thread-safe.
 */
public interface EnvironmentTagDirectory {

    /**
     * One page of the tags that the query selects.
     *
     * @throws io.bucketeer.data.error.InvalidDataException with INVALID_CURSOR when the query's cursor was made for
     *     another query, or was changed
     */
    Page<EnvironmentTag> list(EnvironmentTagQuery query);

    /** How many tags the query selects, on all pages together. */
    long count(EnvironmentTagQuery query);

    /**
     * All tags that the query selects, fetched in chunks of 1,000 as the caller takes them, in constant memory. No
     * connection is held in between, and it is no snapshot: a row written meanwhile may or may not be seen, and one
     * whose sort value changes may be seen twice or not at all. The query's page size and cursor do not matter.
     */
    Stream<EnvironmentTag> stream(EnvironmentTagQuery query);
}
