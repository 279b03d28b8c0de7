package io.bucketeer.data.dialect;

import org.jooq.ResultQuery;

/** How many features carry which tag. Thread-safe. */
@FunctionalInterface
public interface TagCounts {

    /**
     * Each tag of the environment's features that are not deleted, with the number of those that carry it, by code
     * point; names are compared exactly.
     */
    ResultQuery<?> of(String environmentId);
}
