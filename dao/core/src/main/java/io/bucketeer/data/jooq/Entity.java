package io.bucketeer.data.jooq;

import java.sql.SQLException;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * How one table's rows become records and back. Generated, one per table with a repository; stateless and thread-safe.
 *
 * @param <T> the record
 */
abstract class Entity<T> {

    /** Stands between the parts of a key; no stored text holds it. */
    static final char SEPARATOR = 0;

    /** The table, for rendering. */
    abstract Table<Record> table();

    /**
     * The columns of the record, in the order of {@link #bind} and {@link #read}; the tenant column is none of them.
     */
    abstract List<TableField<Record, ?>> columns();

    /** The column that every statement compares first; {@code null} where rows belong to no environment. */
    abstract @Nullable TableField<Record, String> tenant();

    /** The row's key inside one tenant. */
    abstract TableField<Record, String> key();

    /** The column that marks a row as deleted, where there is one. */
    @Nullable
    TableField<Record, Boolean> deleted() {
        return null;
    }

    /** When the row was last changed, where a column says it. */
    @Nullable
    TableField<Record, Long> updatedAt() {
        return null;
    }

    /** Parameters: environment, where there is one. */
    final Condition isInEnvironment() {
        TableField<Record, String> tenant = tenant();
        return tenant == null ? DSL.noCondition() : tenant.eq("");
    }

    /** Parameters: environment, where there is one, and key. */
    final Condition isRow() {
        return isInEnvironment().and(key().eq(""));
    }

    /** The columns of the unique key beside the primary one; empty where there is none. */
    List<TableField<Record, ?>> uniqueKey() {
        return List.of();
    }

    /** The record's unique key inside one tenant as one text; asked only where there is one. */
    String uniqueKeyOf(T row) {
        return keyOf(row);
    }

    /** The record's key. */
    abstract String keyOf(T row);

    /** Reports everything that one of the databases would refuse or change. */
    abstract void check(Validator validator, @Nullable String environmentId, T row);

    /** Binds all {@link #columns}. */
    abstract void bind(RowBinder binder, T row) throws SQLException;

    /** Reads all {@link #columns}. */
    abstract T read(RowReader reader) throws SQLException;

    /** The length of the tenant column in code points, where there is one. */
    int tenantLength() {
        return 0;
    }

    /** The length of the key column in code points. */
    abstract int keyLength();
}
