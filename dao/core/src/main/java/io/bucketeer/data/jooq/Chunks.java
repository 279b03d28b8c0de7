package io.bucketeer.data.jooq;

import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are fetched chunk by chunk as they are taken: however many there are, one chunk is held in memory, and no
 * connection in between. Not thread-safe; one per stream.
 *
 * @param <E> what the stream gives
 */
abstract class Chunks<E> extends AbstractSpliterator<E> {

    /** How many rows a chunk has at most. */
    static final int ROWS = 1_000;

    private List<E> rows = List.of();
    private int next;

    Chunks() {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
    }

    /** The next chunk; empty after the last. */
    abstract List<E> fetch();

    /** All rows, in order. */
    final Stream<E> stream() {
        return StreamSupport.stream(this, false);
    }

    @Override
    public final boolean tryAdvance(Consumer<? super E> action) {
        if (next == rows.size()) {
            rows = List.of(); // what has been taken can go before more comes
            next = 0; // and where nothing comes but an error, the next call tries again
            rows = fetch();
        }
        if (rows.isEmpty()) {
            return false;
        }
        action.accept(rows.get(next++));
        return true;
    }

    /** Never, not even of a parallel stream: another thread would not be in the unit of work of the one that asks. */
    @Override
    public final @Nullable Spliterator<E> trySplit() {
        return null;
    }
}
