package io.bucketeer.data.jooq;

import io.bucketeer.data.dialect.ListPredicates;
import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;

/**
 * A sort key of a list: what it orders by, and how a cursor keeps the value of the last row.
 *
 * @param name tells the order from the table's others; the row's key breaks ties
 * @param expression what is ordered by, which may differ between databases
 * @param value the expression's value for a record
 * @param parse the expression's value from the text that {@code String.valueOf} made of it
 * @param computed whether no record tells its value, so that the statement gives it with the row
 */
record SortKey<T, V>(
        String name,
        Function<ListPredicates, Field<V>> expression,
        Function<T, V> value,
        Function<String, V> parse,
        boolean computed) {

    /** By what the record tells. */
    SortKey(
            String name,
            Function<ListPredicates, Field<V>> expression,
            Function<T, V> value,
            Function<String, V> parse) {
        this(name, expression, value, parse, false);
    }

    /** By the column itself. */
    SortKey(TableField<Record, V> column, Function<T, V> value, Function<String, V> parse) {
        this(column.getName(), predicates -> column, value, parse);
    }

    /** By what only the database can tell of a row. */
    static <T, V> SortKey<T, V> computed(
            String name, Function<ListPredicates, Field<V>> expression, Function<String, V> parse) {
        Function<T, V> untold = row -> {
            throw new IllegalStateException("no record tells its " + name);
        };
        return new SortKey<>(name, expression, untold, parse, true);
    }

    /** By how many texts the column holds. */
    static <T> SortKey<T, Integer> bySize(TableField<Record, List<String>> column, Function<T, List<String>> texts) {
        return new SortKey<>(
                column.getName(),
                predicates -> predicates.size(column),
                row -> texts.apply(row).size(),
                Integer::valueOf);
    }
}
