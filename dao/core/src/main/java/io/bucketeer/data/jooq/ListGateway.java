package io.bucketeer.data.jooq;

import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.Page;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The list queries of one table: filters through jOOQ's DSL, run by JDBC with the generated codecs. Thread-safe.
 *
 * @param <T> the record
 */
final class ListGateway<T> {

    private static final int STREAM_CHUNK_ROWS = 1_000;

    private final Engine engine;
    private final TableGateway<T> gateway;
    private final Field<?> selection;

    ListGateway(Engine engine, TableGateway<T> gateway) {
        this.engine = engine;
        this.gateway = gateway;
        this.selection = engine.renderer().selection(gateway.entity.columns());
    }

    /** Starts a list query in one environment. */
    ListRequest<T> request(String environmentId) {
        return new ListRequest<>(
                gateway.action("list", environmentId),
                gateway.entity,
                engine.dialect().listPredicates());
    }

    Page<T> page(ListRequest.Finished<T> request, int pageSize, @Nullable String cursor) {
        return page(request, sort(request), pageSize, cursor);
    }

    private <V> Page<T> page(
            ListRequest.Finished<T> request, SortKey<T, V> sort, int pageSize, @Nullable String cursor) {
        List<T> rows = run(request, select(request, sort, pageSize, cursor));
        if (rows.size() <= pageSize) {
            return new Page<>(rows, Optional.empty());
        }
        T last = rows.get(pageSize - 1);
        Cursor next = new Cursor(String.valueOf(sort.value().apply(last)), gateway.entity.keyOf(last));
        return new Page<>(rows.subList(0, pageSize), Optional.of(next.encode(request.fingerprint())));
    }

    /**
     * The statement of one page; it asks for one row more than the page holds, to know whether another page follows.
     */
    Query select(ListRequest.Finished<T> request, int pageSize, @Nullable String cursor) {
        return select(request, sort(request), pageSize, cursor);
    }

    private <V> Query select(
            ListRequest.Finished<T> request, SortKey<T, V> sort, int pageSize, @Nullable String cursor) {
        Condition condition = request.condition();
        if (cursor != null) {
            Cursor position = Cursor.decode(request.action(), cursor, request.fingerprint());
            condition = condition.and(after(request, sort, position));
        }
        return engine.renderer()
                .dsl()
                .select(selection)
                .from(gateway.entity.table())
                .where(condition)
                .orderBy(order(sort.column(), request), order(gateway.entity.key(), request))
                .limit(DSL.inline(pageSize + 1));
    }

    private <V> Condition after(ListRequest.Finished<T> request, SortKey<T, V> sort, Cursor position) {
        return engine.dialect()
                .listPredicates()
                .after(
                        sort.column(),
                        sortValue(request, sort, position),
                        gateway.entity.key(),
                        position.key(),
                        request.direction() == Direction.DESCENDING);
    }

    private List<T> run(ListRequest.Finished<T> request, Query query) {
        String sql = engine.renderer().sql(query);
        return engine.transactions().read(request.action(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, query);
                return gateway.readAll(statement, request.action());
            }
        });
    }

    private <V> V sortValue(ListRequest.Finished<T> request, SortKey<T, V> sort, Cursor position) {
        try {
            return sort.parse().apply(position.sortValue());
        } catch (NumberFormatException e) {
            throw Errors.badCursor(request.action(), "was changed");
        }
    }

    private SortField<?> order(Field<?> field, ListRequest.Finished<T> request) {
        return request.direction() == Direction.DESCENDING ? field.desc() : field.asc();
    }

    /** The one row that the request selects; the first by key if its filters are no unique key. */
    Optional<T> first(ListRequest.Finished<T> request) {
        Query query = engine.renderer()
                .dsl()
                .select(selection)
                .from(gateway.entity.table())
                .where(request.condition())
                .orderBy(gateway.entity.key())
                .limit(DSL.inline(1));
        return run(request, query).stream().findFirst();
    }

    long count(ListRequest.Finished<T> request) {
        Query query = engine.renderer()
                .dsl()
                .selectCount()
                .from(gateway.entity.table())
                .where(request.condition());
        String sql = engine.renderer().sql(query);
        return engine.transactions().read(request.action(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, query);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    /** All rows of the query, fetched page by page as the caller takes them; no connection is held in between. */
    Stream<T> stream(ListRequest.Finished<T> request) {
        return StreamSupport.stream(new Pages(request), false);
    }

    private void bind(PreparedStatement statement, Query query) throws SQLException {
        RowBinder binder = gateway.binder(statement);
        for (Object value : query.getBindValues()) {
            binder.value(value);
        }
    }

    private static <T> SortKey<T, ?> sort(ListRequest.Finished<T> request) {
        SortKey<T, ?> sort = request.sort();
        if (sort == null) {
            throw new IllegalStateException(request.action() + " has no order");
        }
        return sort;
    }

    /** Takes rows from one page after another. */
    private final class Pages extends AbstractSpliterator<T> {

        private final ListRequest.Finished<T> request;
        private List<T> rows = List.of();
        private int next;
        private @Nullable String cursor;
        private boolean last;

        Pages(ListRequest.Finished<T> request) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
            this.request = request;
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            if (next == rows.size() && !fetchNext()) {
                return false;
            }
            action.accept(rows.get(next++));
            return true;
        }

        private boolean fetchNext() {
            if (last) {
                return false;
            }
            Page<T> page = page(request, STREAM_CHUNK_ROWS, cursor);
            rows = page.items();
            next = 0;
            cursor = page.nextCursor().orElse(null);
            last = cursor == null;
            return !rows.isEmpty();
        }
    }
}
