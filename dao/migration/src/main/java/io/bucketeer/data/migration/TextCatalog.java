package io.bucketeer.data.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the catalog of a MySQL database says about text that is compared.
 *
 * @param columns all text columns of its tables
 * @param keys all foreign keys between its tables
 */
record TextCatalog(List<JoinedColumn> columns, List<ForeignKey> keys) {

    TextCatalog {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /** Of the database that a connection is in. */
    static TextCatalog read(Connection connection) throws SQLException {
        return new TextCatalog(columns(connection), keys(connection));
    }

    private static List<JoinedColumn> columns(Connection connection) throws SQLException {
        List<JoinedColumn> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(JoinedColumn.QUERY)) {
            while (row.next()) {
                columns.add(new JoinedColumn(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBoolean(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9)));
            }
        }
        return columns;
    }

    private static List<ForeignKey> keys(Connection connection) throws SQLException {
        Map<List<String>, ForeignKey> keys = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ForeignKey.QUERY)) {
            while (row.next()) {
                ForeignKey part = new ForeignKey(
                        row.getString(1),
                        row.getString(2),
                        List.of(row.getString(3)),
                        row.getString(4),
                        List.of(row.getString(5)),
                        row.getString(6));
                keys.merge(List.of(part.table(), part.name()), part, TextCatalog::joined);
            }
        }
        return List.copyOf(keys.values());
    }

    /** The catalog gives each column of a key by itself. */
    private static ForeignKey joined(ForeignKey first, ForeignKey next) {
        return new ForeignKey(
                first.table(),
                first.name(),
                Stream.concat(first.columns().stream(), next.columns().stream()).toList(),
                first.parent(),
                Stream.concat(first.parentColumns().stream(), next.parentColumns().stream())
                        .toList(),
                first.rules());
    }
}
