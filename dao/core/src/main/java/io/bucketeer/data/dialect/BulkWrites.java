package io.bucketeer.data.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;

/**
 * Statements for any number of rows, whose texts do not depend on how many there are: each is prepared once. They were
 * chosen by measurement, see {@code benchmarks/results/segment-users}. Rows are locked in the order in which they are
 * given, so that writers who sort them alike do not deadlock. Immutable and thread-safe.
 */
public interface BulkWrites {

    /**
     * Inserts rows of one tenant; where one of the same key is there, its columns take the new values. The table has no
     * other unique key.
     */
    Upsert upsert(Target target);

    /**
     * What the database calls the type of a column's values.
     *
     * @param names of the types that rows in bulk may have
     * @throws IllegalStateException if the column is of another one
     */
    static String typeName(Field<?> column, Map<Class<?>, String> names) {
        String name = names.get(column.getType());
        if (name == null) {
            throw new IllegalStateException("column '" + column.getName()
                    + "' cannot be written in bulk: its values are of " + column.getType());
        }
        return name;
    }

    /** Sends rows. Immutable and thread-safe. */
    @FunctionalInterface
    interface Upsert {

        /**
         * By as many statements as the database takes best, none of which is larger than the rows.
         *
         * @param tenant of all rows
         * @param rows of each one value for each column; among them no key stands twice
         */
        void send(Connection connection, String tenant, List<List<Object>> rows) throws SQLException;
    }

    /**
     * Gives the keys of those rows that are there, in no order, without waiting for anybody.
     *
     * <p>Parameters: the keys, see {@link #bindKeys}; the tenant.
     */
    String existing(Target target);

    /**
     * Sets a flag in those of the rows that do not have it; the update count says in how many.
     *
     * <p>Parameters: the keys, see {@link #bindKeys}; the tenant.
     */
    String mark(Target target, TableField<?, Boolean> flag);

    /**
     * Deletes those of the rows that are there.
     *
     * <p>Parameters: the keys, see {@link #bindKeys}; the tenant.
     */
    String delete(Target target);

    /** Binds keys to the one parameter of that index. */
    void bindKeys(PreparedStatement statement, int index, List<String> keys) throws SQLException;

    /**
     * What is written. Names are lower-case words that need no quotes; columns hold texts of limited length, numbers or
     * booleans, and none is null.
     *
     * @param table its primary key is {@code tenant} and {@code key}
     * @param tenant the same for all rows of a statement
     * @param key tells the rows of one tenant apart
     * @param columns the key and all others but {@code tenant}
     */
    record Target(
            Table<?> table,
            TableField<?, String> tenant,
            TableField<?, String> key,
            List<? extends TableField<?, ?>> columns) {

        public Target {
            columns = List.copyOf(columns);
        }

        /** The columns that an upsert changes. */
        public List<? extends TableField<?, ?>> changing() {
            return columns.stream().filter(column -> !column.equals(key)).toList();
        }
    }
}
