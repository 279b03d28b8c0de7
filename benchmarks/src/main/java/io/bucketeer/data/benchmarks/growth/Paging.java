package io.bucketeer.data.benchmarks.growth;

import io.bucketeer.data.repository.Page;
import org.jspecify.annotations.Nullable;

/** Pages of one list: the page of so many rows at a cursor, the first one where that is {@code null}. */
@FunctionalInterface
interface Paging {

    /** The rows of a page that is measured. */
    int PAGE = 50;

    /** The most rows of any page. */
    int LARGEST = 1_000;

    Page<?> page(int size, @Nullable String cursor);

    /** Reads the first page. */
    default Runnable first() {
        return () -> expectFull(page(PAGE, null));
    }

    /** Reads the page behind so many rows. */
    default Runnable behind(int rows) {
        String cursor = null;
        for (int read = 0; read < rows; ) {
            int size = Math.min(LARGEST, rows - read);
            cursor = page(size, cursor).nextCursor().orElseThrow();
            read += size;
        }
        String middle = cursor;
        return () -> expectFull(page(PAGE, middle));
    }

    private static void expectFull(Page<?> page) {
        if (page.items().size() != PAGE) {
            throw new IllegalStateException("a page of " + page.items().size() + " rows is no page of " + PAGE);
        }
    }
}
