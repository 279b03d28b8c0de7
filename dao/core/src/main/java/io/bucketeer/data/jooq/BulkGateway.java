package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.BulkWrites;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Writes of any number of rows of one table whose columns are plain. All calls sort the keys alike, so that they lock
 * rows in one order. Thread-safe.
 *
 * @param <T> the record
 */
final class BulkGateway<T> {

    /** For quotes, numbers and commas around a value. */
    private static final int OVERHEAD = 8;

    private final Engine engine;
    private final TableGateway<T> gateway;
    private final Function<T, List<Object>> values;
    private final BulkWrites writes;
    private final BulkWrites.Upsert upsert;
    private final PresentKeys presentKeys;
    private final String mark;

    /**
     * @param entity has a tenant, and a column that marks rows as deleted
     * @param values of all {@link Entity#columns}, in their order
     */
    BulkGateway(Engine engine, Entity<T> entity, Function<T, List<Object>> values) {
        this.engine = engine;
        this.gateway = new TableGateway<>(engine, entity);
        this.values = values;
        this.writes = engine.dialect().bulkWrites();
        BulkWrites.Target target = new BulkWrites.Target(
                entity.table(), Objects.requireNonNull(entity.tenant()), entity.key(), entity.columns());
        this.upsert = writes.upsert(target);
        this.presentKeys = new PresentKeys(writes, target);
        this.mark = writes.mark(target, Objects.requireNonNull(entity.deleted()));
    }

    /**
     * Stores the rows, all or none; of two with the same key the last.
     *
     * @return how many keys there are
     */
    int upsertAll(String environmentId, Collection<T> rows) {
        List<T> distinct = distinct(environmentId, rows);
        if (distinct.isEmpty()) {
            return 0;
        }
        return engine.transactions().atomically(gateway.action("upsert", environmentId), connection -> {
            send(connection, environmentId, distinct);
            return distinct.size();
        });
    }

    /** Checked and by key; uploads come sorted more often than not, and then sorting costs one comparison a row. */
    private List<T> distinct(String environmentId, Collection<T> rows) {
        Function<T, String> key = gateway.entity::keyOf;
        List<T> sorted = gateway.copied("upsert", environmentId, rows);
        for (T row : sorted) {
            gateway.check(gateway.action("upsert", environmentId, key.apply(row)), environmentId, row);
        }
        sorted.sort(Comparator.comparing(key));
        List<T> distinct = new ArrayList<>(sorted.size());
        for (int i = 0; i < sorted.size(); i++) {
            T row = sorted.get(i);
            if (i + 1 == sorted.size() || !key.apply(row).equals(key.apply(sorted.get(i + 1)))) {
                distinct.add(row);
            }
        }
        return distinct;
    }

    private void send(Connection connection, String environmentId, List<T> rows) throws SQLException {
        Slices<List<Object>> slices = new Slices<>(slice -> upsert.send(connection, environmentId, slice));
        for (T row : rows) {
            List<Object> rowValues = values.apply(row);
            slices.add(rowValues, length(rowValues));
        }
        slices.finish();
    }

    private static int length(List<Object> rowValues) {
        int length = 0;
        for (Object value : rowValues) {
            length += OVERHEAD + (value instanceof String text ? text.length() : 0);
        }
        return length;
    }

    /**
     * Marks the rows of those keys as deleted, all or none.
     *
     * @return how many of them were there and not deleted
     */
    int markDeleted(String environmentId, Collection<String> keys) {
        Action action = gateway.action("delete", environmentId);
        gateway.checkKeys(action, environmentId, keys);
        if (keys.isEmpty()) {
            return 0;
        }
        Set<String> sorted = new TreeSet<>(keys);
        return engine.transactions().atomically(action, connection -> markDeleted(connection, environmentId, sorted));
    }

    private int markDeleted(Connection connection, String environmentId, Set<String> keys) throws SQLException {
        int[] marked = {0};
        Slices<String> slices = new Slices<>(slice -> {
            List<String> present = presentKeys.among(connection, environmentId, slice);
            if (!present.isEmpty()) {
                marked[0] += mark(connection, environmentId, present);
            }
        });
        for (String key : keys) {
            slices.add(key, OVERHEAD + key.length());
        }
        slices.finish();
        return marked[0];
    }

    private int mark(Connection connection, String environmentId, List<String> keys) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(mark)) {
            writes.bindKeys(statement, 1, keys);
            statement.setString(2, environmentId);
            return statement.executeUpdate();
        }
    }
}
