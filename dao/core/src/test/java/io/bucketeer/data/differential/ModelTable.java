package io.bucketeer.data.differential;

import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.repository.InEnvironment;
import io.bucketeer.data.repository.Page;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A repository of rows of environments, over maps: what the documentation says of all of them alike.
 *
 * @param <T> the rows
 * @param <Q> the queries
 */
abstract class ModelTable<T extends Record, Q extends Record> {

    final ModelUnits units;
    private final Class<T> type;
    private final Function<T, String> id;
    private final Comparator<T> byId;
    private final ModelLists<T> lists = new ModelLists<>();

    ModelTable(ModelUnits units, Class<T> type, Function<T, String> id) {
        this.units = units;
        this.type = type;
        this.id = id;
        this.byId = Comparator.comparing(id, CodePoints.ORDER);
    }

    /** Refuses a row before anything else is looked at. */
    abstract void checkRow(String environment, T row);

    /** Which rows of the environment the query selects. */
    abstract Predicate<T> matching(String environment, Q query);

    /** What the query orders by. */
    abstract ModelOrder<T> order(String environment, Q query);

    /** Refuses a query beyond what no database can compare. */
    void checkQuery(Q query) {}

    /** Whether the row is there no longer, for most calls. */
    boolean deleted(T row) {
        return false;
    }

    /** The most code points of an id. */
    int idLength() {
        return 255;
    }

    /** Forgets all cursors. */
    final void clear() {
        lists.clear();
    }

    final Map<String, T> rows(String environment) {
        return units.state().rows(type, environment);
    }

    public final Optional<T> find(String environment, String id) {
        return findIncludingDeleted(environment, id).filter(row -> !deleted(row));
    }

    public final Optional<T> findIncludingDeleted(String environment, String id) {
        ModelRules.key(environment, id, idLength());
        return units.call(() -> Optional.ofNullable(rows(environment).get(id)));
    }

    public final void insert(String environment, T row) {
        insertAll(environment, List.of(row));
    }

    public final void insertAll(String environment, Collection<T> rows) {
        rows.forEach(row -> checkRow(environment, row));
        if (rows.isEmpty()) {
            return;
        }
        units.call(() -> {
            rows.forEach(row -> add(environment, row));
            return null;
        });
    }

    /** Stores one more row. */
    void add(String environment, T row) {
        if (rows(environment).putIfAbsent(id.apply(row), row) != null) {
            throw new DuplicateKeyException("id", "there in the model", null);
        }
    }

    public final Page<T> list(String environment, Q query) {
        check(environment, query);
        ModelOrder<T> order = order(environment, query);
        List<Object> sameQuery = List.of(environment, order.query());
        lists.check(order.cursor(), sameQuery);
        Comparator<T> comparator = ModelLists.order(order.sort(), byId, order.direction());
        return units.call(
                () -> lists.page(select(environment, query), comparator, order.pageSize(), order.cursor(), sameQuery));
    }

    public final long count(String environment, Q query) {
        check(environment, query);
        return units.call(() -> select(environment, query).size());
    }

    public final Stream<T> stream(String environment, Q query) {
        check(environment, query);
        return units.call(() -> select(environment, query)).stream();
    }

    public final List<T> listByEnvironment(String environment) {
        ModelRules.text(environment, 255);
        return units.call(() ->
                rows(environment).values().stream().filter(row -> !deleted(row)).toList());
    }

    /** The rows of all environments, by environment and id. */
    final Stream<InEnvironment<T>> everywhere() {
        return everywhere(found -> true);
    }

    /** Those of all environments that are wanted, by environment and id. */
    final Stream<InEnvironment<T>> everywhere(Predicate<InEnvironment<T>> wanted) {
        return units
                .call(() -> units.state()
                        .everyRow(type)
                        .filter(found -> !deleted(found.item()))
                        .filter(wanted)
                        .toList())
                .stream();
    }

    private void check(String environment, Q query) {
        ModelRules.text(environment, 255);
        ModelRules.storable(query);
        checkQuery(query);
    }

    private List<T> select(String environment, Q query) {
        ModelOrder<T> order = order(environment, query);
        return ModelLists.select(
                rows(environment).values(), matching(environment, query), order.sort(), byId, order.direction());
    }
}
