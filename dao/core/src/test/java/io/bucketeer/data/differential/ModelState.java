package io.bucketeer.data.differential;

import io.bucketeer.data.repository.InEnvironment;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the model has stored: rows of each type, by environment and id. */
final class ModelState {

    /** The environment of rows that belong to none. */
    private static final String NONE = "";

    private final Map<Class<?>, SortedMap<String, SortedMap<String, Record>>> tables = new HashMap<>();

    /** The rows of an environment, by id. */
    <T extends Record> SortedMap<String, T> rows(Class<T> type, String environment) {
        @SuppressWarnings("unchecked") // rows are put in by this method alone
        SortedMap<String, T> rows =
                (SortedMap<String, T>) table(type).computeIfAbsent(environment, any -> new TreeMap<>(CodePoints.ORDER));
        return rows;
    }

    /** Rows that belong to no environment, by id. */
    <T extends Record> SortedMap<String, T> rows(Class<T> type) {
        return rows(type, NONE);
    }

    /** The rows of all environments, by environment and id. */
    <T extends Record> Stream<InEnvironment<T>> everyRow(Class<T> type) {
        return table(type).entrySet().stream()
                .flatMap(environment -> environment.getValue().values().stream()
                        .map(row -> new InEnvironment<>(environment.getKey(), type.cast(row))));
    }

    private SortedMap<String, SortedMap<String, Record>> table(Class<?> type) {
        return tables.computeIfAbsent(type, any -> new TreeMap<>(CodePoints.ORDER));
    }

    long rows() {
        return tables.values().stream()
                .flatMap(table -> table.values().stream())
                .mapToLong(Map::size)
                .sum();
    }

    ModelState copy() {
        ModelState copy = new ModelState();
        tables.forEach((type, table) -> table.forEach((environment, rows) -> copy.table(type)
                .computeIfAbsent(environment, any -> new TreeMap<>(CodePoints.ORDER))
                .putAll(rows)));
        return copy;
    }
}
