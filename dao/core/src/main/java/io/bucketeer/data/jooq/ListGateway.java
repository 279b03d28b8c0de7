package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.ListPredicates;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The list queries of one table: filters through jOOQ's DSL, run by JDBC with the generated codecs. Only the filters
 * are rendered anew for each query: rendering all of it takes as long as reading four rows. Thread-safe.
 *
 * @param <T> the record
 */
final class ListGateway<T> {

    /** What a sort value is called that the row itself does not tell. */
    private static final String SORT_VALUE = "sort_value";

    private final Engine engine;
    private final TableGateway<T> gateway;
    private final String columns;
    private final String from;
    private final String count;

    ListGateway(Engine engine, TableGateway<T> gateway) {
        this.engine = engine;
        this.gateway = gateway;
        Renderer renderer = engine.renderer();
        this.from = " from " + renderer.sql(gateway.entity.table()) + " where ";
        this.columns = renderer.sql(renderer.selection(gateway.entity.columns()));
        this.count = "select count(*)" + from;
    }

    /** Starts a list query in one environment. */
    ListRequest<T> request(@Nullable String environmentId) {
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
        List<String> sortValues = new ArrayList<>();
        List<T> found = select(request, sort, pageSize, cursor).run(engine, request.action(), rows -> {
            sortValues.clear();
            return gateway.readAll(rows, request.action(), row -> {
                if (sort.computed()) {
                    sortValues.add(row.getString(SORT_VALUE));
                }
            });
        });
        if (found.size() <= pageSize) {
            return new Page<>(found, Optional.empty());
        }
        T last = found.get(pageSize - 1);
        String sortValue = sort.computed()
                ? sortValues.get(pageSize - 1)
                : String.valueOf(sort.value().apply(last));
        Cursor next = new Cursor(sortValue, gateway.entity.keyOf(last));
        return new Page<>(found.subList(0, pageSize), Optional.of(next.encode(request.fingerprint())));
    }

    /**
     * The statement of one page; it asks for one row more than the page holds, to know whether another page follows.
     */
    ListStatement select(ListRequest.Finished<T> request, int pageSize, @Nullable String cursor) {
        return select(request, sort(request), pageSize, cursor);
    }

    private <V> ListStatement select(
            ListRequest.Finished<T> request, SortKey<T, V> sort, int pageSize, @Nullable String cursor) {
        Field<V> expression = expression(sort);
        List<Field<?>> order = new ArrayList<>(List.of(gateway.entity.key()));
        if (!isKey(expression)) {
            order.addFirst(sort.computed() ? DSL.field(DSL.name(SORT_VALUE)) : expression);
        }
        Condition condition = request.condition();
        if (cursor != null) {
            ListPredicates predicates = engine.dialect().listPredicates();
            Cursor position = Cursor.decode(request.action(), cursor, request.fingerprint());
            TableField<Record, String> tenant = gateway.entity.tenant();
            String environmentId = request.action().environmentId();
            Condition further = after(request, sort, position);
            boolean keyHasRange = request.byKey() || (isKey(expression) && request.byHand());
            if (tenant != null && environmentId != null && !keyHasRange) {
                order.addFirst(tenant);
                condition =
                        predicates.environmentOfLaterPage(tenant, environmentId).and(request.filters());
                if (isKey(expression)) { // together, so that the primary key, which starts with the id, is no choice
                    boolean descending = request.direction() == Direction.DESCENDING;
                    further = predicates.after(tenant, environmentId, gateway.entity.key(), position.key(), descending);
                }
            }
            condition = condition.and(further);
        }
        String fields = order.stream().map(field -> towards(field, request)).collect(Collectors.joining(", "));
        Renderer renderer = engine.renderer();
        String more = sort.computed() ? ", " + renderer.sql(expression) + " as " + SORT_VALUE : "";
        List<Object> values = new ArrayList<>(renderer.values(condition));
        values.addAll(sort.computed() ? 0 : values.size(), renderer.values(expression));
        String sql = "select " + hint(request, expression) + columns + more + from + renderer.sql(condition)
                + " order by " + fields + " limit " + (pageSize + 1);
        return new ListStatement(sql, values);
    }

    /** A sort value that a filter fixes leaves the key alone to order by. */
    private String hint(ListRequest.Finished<T> request, Field<?> sort) {
        boolean byKeyAlone = isKey(sort) || request.fixed().contains(sort);
        if (!request.byElements() || !byKeyAlone || request.direction() == Direction.ASCENDING) {
            return "";
        }
        return engine.dialect()
                        .listPredicates()
                        .elementsDownwards(gateway.entity.table().getName()) + " ";
    }

    /** Whether the order is that of the key, with which the primary key starts. */
    private boolean isKey(Field<?> expression) {
        return expression.equals(gateway.entity.key());
    }

    private <V> Condition after(ListRequest.Finished<T> request, SortKey<T, V> sort, Cursor position) {
        Field<String> key = gateway.entity.key();
        boolean descending = request.direction() == Direction.DESCENDING;
        Field<V> expression = expression(sort);
        V value = sortValue(request, sort, position);
        if (isKey(expression)) {
            return descending ? key.lt(position.key()) : key.gt(position.key());
        }
        return engine.dialect().listPredicates().after(expression, value, key, position.key(), descending);
    }

    private ListStatement statement(String head, Condition condition, String tail) {
        Renderer renderer = engine.renderer();
        return new ListStatement(head + renderer.sql(condition) + tail, renderer.values(condition));
    }

    private List<T> run(ListRequest.Finished<T> request, ListStatement query) {
        return query.run(engine, request.action(), rows -> gateway.readAll(rows, request.action()));
    }

    private <V> V sortValue(ListRequest.Finished<T> request, SortKey<T, V> sort, Cursor position) {
        try {
            return sort.parse().apply(position.sortValue());
        } catch (NumberFormatException e) {
            throw Errors.badCursor(request.action(), "was changed");
        }
    }

    private <V> Field<V> expression(SortKey<T, V> sort) {
        return sort.expression().apply(engine.dialect().listPredicates());
    }

    private String towards(Field<?> field, ListRequest.Finished<T> request) {
        return engine.renderer().sql(request.direction() == Direction.DESCENDING ? field.desc() : field.asc());
    }

    /** The one row that the request selects; the first by key if its filters are no unique key. */
    Optional<T> first(ListRequest.Finished<T> request) {
        String order = engine.renderer().sql(gateway.entity.key());
        return run(
                        request,
                        statement("select " + columns + from, request.condition(), " order by " + order + " limit 1"))
                .stream()
                .findFirst();
    }

    long count(ListRequest.Finished<T> request) {
        return statement(count, request.condition(), "").run(engine, request.action(), row -> {
            row.next();
            return row.getLong(1);
        });
    }

    /** All rows of the query, fetched page by page as the caller takes them; no connection is held in between. */
    Stream<T> stream(ListRequest.Finished<T> request) {
        return new PageChunks<T>(cursor -> page(request, Chunks.ROWS, cursor)).stream();
    }

    private static <T> SortKey<T, ?> sort(ListRequest.Finished<T> request) {
        SortKey<T, ?> sort = request.sort();
        if (sort == null) {
            throw new IllegalStateException(request.action() + " has no order");
        }
        return sort;
    }
}
