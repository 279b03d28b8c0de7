package io.bucketeer.data.differential;

import io.bucketeer.data.contract.SettableClock;
import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.NotFoundException;
import io.bucketeer.data.repository.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A directory of rows that belong to no environment, as its documentation says it, over a map.
 *
 * @param <T> the rows
 * @param <Q> the queries
 */
abstract class ModelDirectory<T extends Record, Q extends Record> {

    private final ModelUnits units;
    private final SettableClock clock;
    private final DirectoryCalls<T> calls;
    private final Comparator<T> byId;
    private final ModelLists<T> lists = new ModelLists<>();

    ModelDirectory(ModelUnits units, SettableClock clock, DirectoryCalls<T> calls) {
        this.units = units;
        this.clock = clock;
        this.calls = calls;
        this.byId = Comparator.comparing(calls.id(), CodePoints.ORDER);
    }

    /** Refuses a row before anything else is looked at. */
    abstract void check(T row);

    /** What no two rows have in common, beside the id. */
    abstract List<String> uniqueKey(T row);

    /** Fails where the row refers to one that is not there. */
    abstract void requireReferences(ModelState state, T row);

    /** Which rows the query selects. */
    abstract Predicate<T> matching(Q query);

    /** What the query orders by. */
    abstract ModelOrder<T> order(Q query);

    /** Forgets all cursors. */
    final void clear() {
        lists.clear();
    }

    private Map<String, T> rows() {
        return units.state().rows(calls.type());
    }

    public final Optional<T> find(String id) {
        ModelRules.text(id, 255);
        return units.call(() -> Optional.ofNullable(rows().get(id)));
    }

    /** The row of that unique key. */
    final Optional<T> findByKey(List<String> key) {
        key.forEach(ModelRules::storable);
        return units.call(() -> keyed(key));
    }

    private Optional<T> keyed(List<String> key) {
        return rows().values().stream()
                .filter(row -> uniqueKey(row).equals(key))
                .findFirst();
    }

    public final void insert(T row) {
        insertAll(List.of(row));
    }

    public final void insertAll(Collection<T> rows) {
        rows.forEach(this::check);
        if (rows.isEmpty()) {
            return;
        }
        units.call(() -> {
            rows.forEach(this::add);
            return null;
        });
    }

    private void add(T row) {
        if (rows().containsKey(calls.id().apply(row)) || keyed(uniqueKey(row)).isPresent()) {
            throw new DuplicateKeyException("id or code", "there in the model", null);
        }
        requireReferences(units.state(), row);
        rows().put(calls.id().apply(row), row);
    }

    public final T update(T row) {
        check(row);
        return units.call(() -> {
            T stored = rows().get(calls.id().apply(row));
            if (stored == null) {
                throw new NotFoundException("not in the model", null);
            }
            Instant storedAt = calls.updatedAt().apply(stored);
            ModelRules.unchanged(storedAt, calls.updatedAt().apply(row));
            if (row.equals(stored)) {
                return stored;
            }
            T changed = calls.at().apply(row, ModelRules.later(storedAt, clock.instant()));
            if (keyed(uniqueKey(row)).filter(other -> !other.equals(stored)).isPresent()) {
                throw new DuplicateKeyException("code", "there in the model", null);
            }
            requireReferences(units.state(), changed);
            rows().put(calls.id().apply(changed), changed);
            return changed;
        });
    }

    public final Page<T> list(Q query) {
        ModelRules.storable(query);
        ModelOrder<T> order = order(query);
        lists.check(order.cursor(), order.query());
        Comparator<T> comparator = ModelLists.order(order.sort(), byId, order.direction());
        return units.call(() -> lists.page(select(query), comparator, order.pageSize(), order.cursor(), order.query()));
    }

    public final long count(Q query) {
        ModelRules.storable(query);
        return units.call(() -> select(query).size());
    }

    public final Stream<T> stream(Q query) {
        ModelRules.storable(query);
        return units.call(() -> select(query)).stream();
    }

    public final List<T> listAll() {
        return units.call(() -> List.copyOf(rows().values()));
    }

    private List<T> select(Q query) {
        ModelOrder<T> order = order(query);
        return ModelLists.select(rows().values(), matching(query), order.sort(), byId, order.direction());
    }
}
