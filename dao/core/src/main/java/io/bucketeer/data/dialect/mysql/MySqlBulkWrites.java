package io.bucketeer.data.dialect.mysql;

import io.bucketeer.data.dialect.BulkWrites;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.TableField;

/**
 * All rows are one JSON parameter, which {@code JSON_TABLE} makes rows of, in its order. Texts of a table function have
 * the session's collation unless they say their own; they say the columns' one.
 */
final class MySqlBulkWrites implements BulkWrites {

    private static final Map<Class<?>, String> NUMBERS =
            Map.of(Integer.class, "int", Long.class, "bigint", Boolean.class, "tinyint");

    /** A join in this order alone looks the rows up one after the other as they are given. */
    private static final String IN_ORDER = " as given straight_join ";

    @Override
    public String upsert(Target target) {
        List<String> given = new ArrayList<>();
        for (TableField<?, ?> column : target.columns()) {
            given.add(column.getName() + " " + type(column) + " path '$[" + given.size() + "]'");
        }
        return "insert into " + target.table().getName() + " ("
                + joined(target.columns(), "") + ", " + target.tenant().getName() + ") select "
                + joined(target.columns(), "given.") + ", ? from json_table(?, '$[*]' columns ("
                + String.join(", ", given) + ")) as given on duplicate key update "
                + target.changing().stream()
                        .map(column -> column.getName() + " = given." + column.getName())
                        .collect(Collectors.joining(", "));
    }

    @Override
    public String existing(Target target) {
        return "select " + name(target, target.key()) + " from " + keys(target);
    }

    @Override
    public String mark(Target target, TableField<?, Boolean> flag) {
        return "update " + keys(target) + " set " + name(target, flag) + " = true where " + name(target, flag)
                + " = false";
    }

    @Override
    public String delete(Target target) {
        return "delete " + target.table().getName() + " from " + keys(target);
    }

    private static String keys(Target target) {
        return "json_table(?, '$[*]' columns (row_key " + type(target.key()) + " path '$'))" + IN_ORDER
                + target.table().getName() + " on " + name(target, target.key()) + " = given.row_key and "
                + name(target, target.tenant()) + " = ?";
    }

    private static String name(Target target, Field<?> column) {
        return target.table().getName() + "." + column.getName();
    }

    private static String joined(List<? extends TableField<?, ?>> columns, String prefix) {
        return columns.stream().map(column -> prefix + column.getName()).collect(Collectors.joining(", "));
    }

    private static String type(Field<?> column) {
        return column.getType() == String.class
                ? "varchar(" + column.getDataType().length() + ") character set utf8mb4 collate utf8mb4_0900_bin"
                : NUMBERS.getOrDefault(column.getType(), "");
    }

    @Override
    public void bindRows(PreparedStatement statement, int index, Target target, List<List<Object>> rows)
            throws SQLException {
        statement.setString(index, MySqlJson.rows(rows));
    }

    @Override
    public void bindKeys(PreparedStatement statement, int index, List<String> keys) throws SQLException {
        statement.setString(index, MySqlJson.array(keys));
    }
}
