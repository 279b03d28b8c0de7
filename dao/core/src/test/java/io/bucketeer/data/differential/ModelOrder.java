package io.bucketeer.data.differential;

import io.bucketeer.data.repository.Direction;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The order that a query asks for, and what its cursors are bound to.
 *
 * @param sort how its rows are compared, without the id
 * @param query the query without page, as one text less where a search is empty
 */
record ModelOrder<T>(
        Comparator<T> sort,
        Direction direction,
        int pageSize,
        @Nullable String cursor,
        Record query) {}
