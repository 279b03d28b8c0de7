package io.bucketeer.data.dialect.mysql;

import io.bucketeer.data.dialect.BulkWrites;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Field;
import org.jooq.TableField;

/** All keys are one JSON parameter, which {@code JSON_TABLE} makes rows of, in its order. */
final class MySqlBulkWrites implements BulkWrites {

    /** A join in this order alone looks the rows up one after the other as they are given. */
    private static final String IN_ORDER = " as given straight_join ";

    @Override
    public Upsert upsert(Target target) {
        return new MySqlBulkUpsert(target);
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
        return "json_table(?, '$[*]' columns (row_key " + MySqlJson.columnType(target.key()) + " path '$'))" + IN_ORDER
                + target.table().getName() + " on " + name(target, target.key()) + " = given.row_key and "
                + name(target, target.tenant()) + " = ?";
    }

    private static String name(Target target, Field<?> column) {
        return target.table().getName() + "." + column.getName();
    }

    @Override
    public void bindKeys(PreparedStatement statement, int index, List<String> keys) throws SQLException {
        statement.setString(index, MySqlJson.array(keys));
    }
}
