package io.bucketeer.data.dialect.mysql;

import io.bucketeer.data.dialect.BulkWrites;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.TableField;

/**
 * Every 300 rows are a statement with a parameter for each value, which the server takes in binary; what is left of
 * them is one JSON parameter. Either text is prepared once on a connection, whatever the number of rows; the JSON alone
 * would do, but costs a tenth to a fifth more on rows that are there; on new rows the two cost the same.
 */
final class MySqlBulkUpsert implements BulkWrites.Upsert {

    /** Of one statement by parameters. Its text has to stay short enough for the driver's cache. */
    static final int ROWS = 300;

    private final int columns;
    private final String byParameters;
    private final String byJson;

    MySqlBulkUpsert(BulkWrites.Target target) {
        this.columns = target.columns().size();
        String into = "insert into " + target.table().getName() + " (" + joined(target.columns(), "") + ", "
                + target.tenant().getName() + ") ";
        String update = " as given on duplicate key update "
                + target.changing().stream()
                        .map(column -> column.getName() + " = given." + column.getName())
                        .collect(Collectors.joining(", "));
        String row = "(" + "?, ".repeat(columns) + "?)";
        this.byParameters = into + "values " + String.join(", ", Collections.nCopies(ROWS, row)) + update;
        this.byJson = into + "select " + joined(target.columns(), "given.") + ", ? from " + jsonTable(target) + update;
    }

    private static String jsonTable(BulkWrites.Target target) {
        List<String> given = new ArrayList<>();
        for (TableField<?, ?> column : target.columns()) {
            given.add(column.getName() + " " + MySqlJson.columnType(column) + " path '$[" + given.size() + "]'");
        }
        return "json_table(?, '$[*]' columns (" + String.join(", ", given) + "))";
    }

    private static String joined(List<? extends TableField<?, ?>> columns, String prefix) {
        return columns.stream().map(column -> prefix + column.getName()).collect(Collectors.joining(", "));
    }

    @Override
    public void send(Connection connection, String tenant, List<List<Object>> rows) throws SQLException {
        int whole = rows.size() / ROWS * ROWS;
        if (whole > 0) {
            try (PreparedStatement statement = connection.prepareStatement(byParameters)) {
                for (int from = 0; from < whole; from += ROWS) {
                    bind(statement, tenant, rows.subList(from, from + ROWS));
                    statement.executeUpdate();
                }
            }
        }
        if (whole < rows.size()) {
            try (PreparedStatement statement = connection.prepareStatement(byJson)) {
                statement.setString(1, tenant);
                statement.setString(2, MySqlJson.rows(rows.subList(whole, rows.size())));
                statement.executeUpdate();
            }
        }
    }

    private void bind(PreparedStatement statement, String tenant, List<List<Object>> rows) throws SQLException {
        int index = 1;
        for (List<Object> row : rows) {
            for (int i = 0; i < columns; i++) {
                bind(statement, index++, row.get(i));
            }
            statement.setString(index++, tenant);
        }
    }

    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        switch (value) {
            case String text -> statement.setString(index, text);
            case Boolean flag -> statement.setBoolean(index, flag);
            case Integer number -> statement.setInt(index, number);
            case Long number -> statement.setLong(index, number);
            default -> throw new IllegalArgumentException("no row in bulk holds a " + value.getClass());
        }
    }
}
