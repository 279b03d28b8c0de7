package io.bucketeer.data.jooq;

import java.util.function.Function;
import org.jooq.Record;
import org.jooq.TableField;

/**
 * A sort key of a list: its column, and how a cursor keeps the value of the last row.
 *
 * @param column what the list is ordered by; the row's key breaks ties
 * @param value the column's value in a record
 * @param parse the column's value from the text that {@code String.valueOf} made of it
 */
record SortKey<T, V>(TableField<Record, V> column, Function<T, V> value, Function<String, V> parse) {}
