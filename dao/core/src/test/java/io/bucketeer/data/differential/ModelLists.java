package io.bucketeer.data.differential;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.Page;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists of the model: all rows are filtered and sorted for every page. A cursor stands for the last row of a page, as
 * it was, and for the query and environment that it was made for.
 */
final class ModelLists<T> {

    private final Map<String, Position<T>> positions = new HashMap<>();

    /** @param query what a cursor must not outlive */
    private record Position<T>(Object query, T last) {}

    /** Rows in the order asked for; the order of ties runs the same way. */
    static <T> List<T> select(
            Collection<T> rows, Predicate<T> filter, Comparator<T> sort, Comparator<T> id, Direction direction) {
        return rows.stream().filter(filter).sorted(order(sort, id, direction)).toList();
    }

    static <T> Comparator<T> order(Comparator<T> sort, Comparator<T> id, Direction direction) {
        Comparator<T> ascending = sort.thenComparing(id);
        return direction == Direction.ASCENDING ? ascending : ascending.reversed();
    }

    /** Whether one of the texts holds the search, whatever the case. */
    static boolean found(@Nullable String search, String... texts) {
        return search == null || Stream.of(texts).anyMatch(text -> CodePoints.containsWhateverTheCase(text, search));
    }

    /** Whether the text is one of these; absent is no filter. */
    static boolean anyOf(@Nullable Set<String> wanted, String text) {
        return wanted == null || wanted.contains(text);
    }

    /** All of none is no filter. */
    static @Nullable Set<String> allOf(@Nullable Set<String> wanted) {
        return wanted == null || wanted.isEmpty() ? null : wanted;
    }

    /** An empty search is none. */
    static @Nullable String search(@Nullable String search) {
        return search == null || search.isEmpty() ? null : search;
    }

    /** Forgets all cursors. */
    void clear() {
        positions.clear();
    }

    /** Refuses a cursor that was not made for the query. */
    void check(@Nullable String cursor, Object query) {
        if (cursor == null) {
            return;
        }
        Position<T> position = positions.get(cursor);
        if (position == null || !position.query().equals(query)) {
            throw ModelRules.refused(ErrorCode.INVALID_CURSOR);
        }
    }

    /** One page of the selected rows. */
    Page<T> page(List<T> selected, Comparator<T> order, int pageSize, @Nullable String cursor, Object query) {
        List<T> rest = selected;
        if (cursor != null) {
            T last = positions.get(cursor).last();
            rest = selected.stream().filter(row -> order.compare(row, last) > 0).toList();
        }
        if (rest.size() <= pageSize) {
            return new Page<>(rest, Optional.empty());
        }
        List<T> items = rest.subList(0, pageSize);
        String next = "cursor-" + positions.size();
        positions.put(next, new Position<>(query, items.getLast()));
        return new Page<>(items, Optional.of(next));
    }
}
