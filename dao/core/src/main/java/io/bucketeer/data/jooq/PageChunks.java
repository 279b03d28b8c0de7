package io.bucketeer.data.jooq;

import io.bucketeer.data.repository.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page after another. Not thread-safe; one per stream.
 *
 * @param <E> what the stream gives
 */
final class PageChunks<E> extends Chunks<E> {

    private final Function<@Nullable String, Page<E>> pageAt;
    private @Nullable String cursor;
    private boolean last;

    /**
     * Starts with the page at no cursor.
     *
     * @param pageAt reads a page of {@link #ROWS} rows at a cursor
     */
    PageChunks(Function<@Nullable String, Page<E>> pageAt) {
        this.pageAt = pageAt;
    }

    @Override
    List<E> fetch() {
        if (last) {
            return List.of();
        }
        Page<E> page = pageAt.apply(cursor);
        cursor = page.nextCursor().orElse(null);
        last = cursor == null;
        return page.items();
    }
}
