package io.bucketeer.data.contract;

import io.bucketeer.data.repository.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Goes through a list page by page, as a caller does. */
final class PageWalk {

    private PageWalk() {}

    /**
     * The rows of all pages, one page after the other.
     *
     * @param list the page at a cursor; the first at {@code null}
     */
    static <T> List<T> rows(Function<String, Page<T>> list) {
        List<T> rows = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<T> page = list.apply(cursor.orElse(null));
            rows.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return rows;
    }
}
