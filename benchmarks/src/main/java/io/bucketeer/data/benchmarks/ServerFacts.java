package io.bucketeer.data.benchmarks;

import io.bucketeer.data.benchmarks.report.TableSize;
import io.bucketeer.data.benchmarks.subject.JsonbTable;
import io.bucketeer.data.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the servers say about themselves and about the tables. */
public final class ServerFacts {

    private static final List<String> POSTGRES_SETTINGS = List.of(
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_sync_method",
            "shared_buffers",
            "work_mem",
            "default_toast_compression",
            "jit");
    private static final List<String> MYSQL_SETTINGS = List.of(
            "innodb_flush_log_at_trx_commit",
            "innodb_doublewrite",
            "innodb_flush_method",
            "log_bin",
            "sync_binlog",
            "innodb_buffer_pool_size",
            "innodb_redo_log_capacity");

    private ServerFacts() {}

    /** Versions of server and driver, and the settings that matter here; name to value. */
    public static Map<String, String> of(TestDatabase database) throws SQLException {
        Map<String, String> facts = new LinkedHashMap<>();
        try (Connection connection = database.connect()) {
            DatabaseMetaData metaData = connection.getMetaData();
            String product = metaData.getDatabaseProductName();
            facts.put(product, metaData.getDatabaseProductVersion());
            facts.put(product + " driver", metaData.getDriverVersion().replaceAll(" \\(.*", ""));
            facts.put(product + " settings", String.join(", ", settings(connection, database.type())));
        }
        return facts;
    }

    private static List<String> settings(Connection connection, String type) throws SQLException {
        boolean postgres = type.equals(FilledDatabases.POSTGRES);
        List<String> names = postgres ? POSTGRES_SETTINGS : MYSQL_SETTINGS;
        String sql = postgres
                ? "select name, current_setting(name) from pg_settings where name = ?"
                : "select variable_name, variable_value from performance_schema.global_variables"
                        + " where variable_name = ?";
        List<String> settings = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (String name : names) {
                statement.setString(1, name);
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        settings.add(row.getString(1) + "=" + row.getString(2));
                    }
                }
            }
        }
        return settings;
    }

    /** The tables of features that are to be read. */
    static List<TableSize> sizes(FilledDatabases databases) throws SQLException {
        TestDatabase postgres = databases.get(FilledDatabases.POSTGRES, Use.READING);
        TestDatabase mysql = databases.get(FilledDatabases.MYSQL, Use.READING);
        return List.of(
                postgresSize(postgres, "PostgreSQL, composites", "feature"),
                postgresSize(postgres, "PostgreSQL, JSONB", JsonbTable.NAME),
                mysqlSize(mysql));
    }

    private static TableSize postgresSize(TestDatabase database, String label, String table) throws SQLException {
        String sql = "select pg_table_size('" + table + "'), pg_indexes_size('" + table + "')";
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new TableSize(label, row.getLong(1), row.getLong(2));
        }
    }

    /** As the server estimates it from the pages that it has allocated. */
    private static TableSize mysqlSize(TestDatabase database) throws SQLException {
        String sql = "select data_length, index_length from information_schema.tables"
                + " where table_schema = database() and table_name = 'feature'";
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session information_schema_stats_expiry = 0");
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return new TableSize("MySQL, JSON", row.getLong(1), row.getLong(2));
            }
        }
    }
}
