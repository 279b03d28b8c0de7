package io.bucketeer.data.dialect.postgres;

import io.bucketeer.data.dialect.BulkWrites;
import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.TableField;

/** Each column is one array parameter, sent in binary; {@code unnest} makes rows of them, in their order. */
final class PostgresBulkWrites implements BulkWrites {

    private static final Map<Class<?>, String> TYPES =
            Map.of(String.class, "text", Integer.class, "int4", Long.class, "int8", Boolean.class, "bool");

    @Override
    public Upsert upsert(Target target) {
        String sql = sql(target);
        return (connection, tenant, rows) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, tenant);
                bind(statement, target, rows);
                statement.executeUpdate();
            }
        };
    }

    /** A row that is equal already is locked but not written anew, as on other databases. */
    private static String sql(Target target) {
        String table = target.table().getName();
        String columns = joined(target.columns(), Field::getName);
        return "insert into " + table + " (" + columns + ", " + target.tenant().getName()
                + ") select given.*, ? from unnest("
                + joined(target.columns(), column -> "?::" + type(column) + "[]") + ") as given(" + columns
                + ") on conflict (" + target.key().getName() + ", "
                + target.tenant().getName() + ") do update set "
                + joined(target.changing(), column -> column.getName() + " = excluded." + column.getName())
                + " where (" + joined(target.changing(), column -> table + "." + column.getName())
                + ") is distinct from (" + joined(target.changing(), column -> "excluded." + column.getName()) + ")";
    }

    @Override
    public String existing(Target target) {
        return "select " + name(target, target.key()) + keys(target);
    }

    /**
     * Rows are locked first, which reads them as they are after all waiting: the update by itself would pass over one
     * that had the flag when the statement began. A query of its own, since the condition would be moved into another.
     */
    @Override
    public String mark(Target target, TableField<?, Boolean> flag) {
        String table = target.table().getName();
        String key = target.key().getName();
        String tenant = target.tenant().getName();
        return "with locked as (select "
                + joined(List.of(target.key(), target.tenant(), flag), column -> name(target, column)) + keys(target)
                + " order by given.position for update of " + table + ") update " + table + " set " + flag.getName()
                + " = true from locked where " + table + "." + key + " = locked." + key + " and " + table + "." + tenant
                + " = locked." + tenant + " and not locked." + flag.getName();
    }

    /** Rows are locked first, in the order of the keys: a deletion by itself takes them as its plan has them. */
    @Override
    public String delete(Target target) {
        String table = target.table().getName();
        String key = target.key().getName();
        String tenant = target.tenant().getName();
        return "with locked as (select "
                + joined(List.of(target.key(), target.tenant()), column -> name(target, column))
                + keys(target) + " order by given.position for update of " + table + ") delete from " + table
                + " using locked where " + table + "." + key + " = locked." + key + " and " + table + "." + tenant
                + " = locked." + tenant;
    }

    private static String keys(Target target) {
        return " from unnest(?::text[]) with ordinality as given(key, position) join "
                + target.table().getName() + " on " + name(target, target.key()) + " = given.key and "
                + name(target, target.tenant()) + " = ?";
    }

    private static String name(Target target, Field<?> column) {
        return target.table().getName() + "." + column.getName();
    }

    private static String joined(List<? extends TableField<?, ?>> columns, Function<TableField<?, ?>, String> text) {
        return columns.stream().map(text).collect(Collectors.joining(", "));
    }

    private static String type(Field<?> column) {
        return BulkWrites.typeName(column, TYPES);
    }

    private static void bind(PreparedStatement statement, Target target, List<List<Object>> rows) throws SQLException {
        Connection connection = statement.getConnection();
        for (int i = 0; i < target.columns().size(); i++) {
            Field<?> column = target.columns().get(i);
            Object[] values = (Object[]) Array.newInstance(column.getType(), rows.size());
            for (int row = 0; row < values.length; row++) {
                values[row] = rows.get(row).get(i);
            }
            statement.setArray(2 + i, connection.createArrayOf(type(column), values));
        }
    }

    @Override
    public void bindKeys(PreparedStatement statement, int index, List<String> keys) throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf("text", keys.toArray()));
    }
}
