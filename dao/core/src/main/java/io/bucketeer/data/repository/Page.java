package io.bucketeer.data.repository;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list, in the order asked for.
 *
 * @param items the rows of this page, at most the query's page size
 * @param nextCursor where the next page starts, to be passed with the same query and environment; empty on the last
 *     page
 */
public record Page<T>(List<T> items, Optional<String> nextCursor) {

    public Page {
        items = List.copyOf(items);
    }
}
