package io.bucketeer.data.jooq;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what is to be sent into statements of a bounded size. Not thread-safe.
 *
 * @param <E> a row or a key
 */
final class Slices<E> {

    /**
     * More rows in a statement gain nothing, and hold buffers longer. A multiple of the rows that an upsert sends by
     * parameters on MySQL, so that a slice that is full leaves no rest to be sent in another way.
     */
    static final int MAX_ROWS = 3_000;

    /** Of texts: a statement stays below 4 MiB even where each needs six bytes, as a control character does in JSON. */
    static final int MAX_CHARACTERS = 4 * 1_024 * 1_024 / 6;

    private final Action<E> action;
    private final List<E> waiting = new ArrayList<>();
    private long characters;

    Slices(Action<E> action) {
        this.action = action;
    }

    /** What is done with a slice. */
    @FunctionalInterface
    interface Action<E> {

        void on(List<E> slice) throws SQLException;
    }

    /**
     * Adds an element; where it would be too much, those before it are sent.
     *
     * @param length of its texts, in characters, and of what stands between them
     */
    void add(E element, int length) throws SQLException {
        if (waiting.size() == MAX_ROWS || characters + length > MAX_CHARACTERS) {
            finish();
        }
        waiting.add(element);
        characters += length;
    }

    /** Sends what is left. */
    void finish() throws SQLException {
        if (!waiting.isEmpty()) {
            action.on(List.copyOf(waiting));
            waiting.clear();
            characters = 0;
        }
    }
}
