package io.bucketeer.data.dialect.mysql;

import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.Tls;
import io.bucketeer.data.dialect.DatabaseDriver;
import io.bucketeer.data.dialect.DriverClass;
import io.bucketeer.data.dialect.Limits;
import io.bucketeer.data.dialect.ServerSetting;
import io.bucketeer.data.dialect.TableNames;
import io.bucketeer.data.dialect.WriteLimit;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** How Connector/J is set up. */
final class MySqlDriver implements DatabaseDriver {

    private static final DriverClass DRIVER =
            new DriverClass("com.mysql.cj.jdbc.Driver", "com.mysql:mysql-connector-j");

    private static final String OLDEST = "8.0.31";
    private static final String SQL_MODE = "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

    /** A column of another character set has no room for every character, whatever the database's default. */
    private static final String NARROW_COLUMNS = """
            select table_name, column_name, character_set_name
            from information_schema.columns
            where table_schema = database() and character_set_name <> 'utf8mb4'
            order by table_name, ordinal_position
            """;

    /**
     * The server sorts whole rows, and one that is wider than its sort buffer ends the statement with error 1038. This
     * is twice the bytes of the largest row that is accepted; the server takes of it what a sort needs.
     */
    private static final int SORT_BUFFER_BYTES = 32 * 1_024 * 1_024;

    /**
     * What the server has to take at once: the largest row that is accepted has 4 Mi characters, each of which takes up
     * to six bytes in JSON, and slices of rows are smaller.
     */
    private static final int PACKET_BYTES = 32 * 1_024 * 1_024;

    /** Not a matter of configuration. */
    private static final Map<String, String> ALWAYS = Map.ofEntries(
            Map.entry("connectionTimeZone", "UTC"),
            Map.entry("forceConnectionTimeZoneToSession", "true"),
            Map.entry("characterEncoding", "UTF-8"),
            Map.entry("useAffectedRows", "false"),
            Map.entry("continueBatchOnError", "false"),
            Map.entry("rewriteBatchedStatements", "true"),
            Map.entry("useServerPrepStmts", "true"),
            Map.entry("cachePrepStmts", "true"),
            Map.entry("prepStmtCacheSize", "256"),
            Map.entry("prepStmtCacheSqlLimit", "8192"),
            Map.entry("cacheResultSetMetadata", "true"),
            Map.entry("useLocalSessionState", "true"),
            Map.entry("elideSetAutoCommits", "true"),
            Map.entry("maintainTimeStats", "false"),
            Map.entry("tcpKeepAlive", "true"),
            Map.entry("paranoid", "true"),
            Map.entry("allowLoadLocalInfile", "false"),
            Map.entry("allowMultiQueries", "false"),
            Map.entry("connectionAttributes", "program_name:bucketeer-data"));

    @Override
    public Driver load() {
        return DRIVER.load();
    }

    @Override
    public String url(DatabaseConfig config) {
        return "jdbc:mysql://" + config.hostAndPort() + "/" + config.database();
    }

    @Override
    public Map<String, String> properties(DatabaseConfig config, Limits limits) {
        String loginWithin = Long.toString(config.pool().connectionTimeout().toMillis());
        Map<String, String> properties = new HashMap<>(ALWAYS);
        properties.put("connectTimeout", loginWithin);
        properties.put("socketTimeout", loginWithin);
        properties.put("sessionVariables", sessionVariables(limits));
        properties.putAll(tls(config.tls()));
        return properties;
    }

    /** Without TLS the password travels encrypted by a key that the server hands out. */
    private static Map<String, String> tls(Tls tls) {
        if (tls.mode() == Tls.Mode.OFF) {
            return Map.of("sslMode", "DISABLED", "allowPublicKeyRetrieval", "true");
        }
        Map<String, String> properties = new HashMap<>();
        properties.put("sslMode", "VERIFY_IDENTITY");
        tls.caFile().ifPresent(file -> {
            properties.put("socketFactory", CaFileSocketFactory.class.getName());
            properties.put("trustCertificateKeyStoreUrl", file.toUri().toString());
            properties.put("fallbackToSystemTrustStore", "false");
        });
        return properties;
    }

    private static String sessionVariables(Limits limits) {
        long lockSeconds = limits.lock().toSeconds();
        return "sql_mode='" + SQL_MODE + "',innodb_lock_wait_timeout=" + lockSeconds + ",lock_wait_timeout="
                + lockSeconds + ",max_execution_time=" + limits.statement().toMillis() + ",sort_buffer_size="
                + SORT_BUFFER_BYTES;
    }

    /**
     * By the driver and not as a variable: it remembers the isolation, and would take the server's for the session's.
     */
    @Override
    public void prepare(Connection connection, DatabaseConfig config) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    @Override
    public WriteLimit writeLimit(DataSource logins, Limits limits) {
        return new MySqlWriteLimit(logins, limits.statement());
    }

    @Override
    public List<ServerSetting> settings(Connection connection) throws SQLException {
        String sql = """
                select @@version, @@session.time_zone, @@session.sql_mode, @@session.transaction_isolation,
                    @@session.innodb_lock_wait_timeout, @@session.lock_wait_timeout, @@session.max_execution_time,
                    @@session.character_set_client, @@session.character_set_connection,
                    @@session.character_set_database, @@session.max_allowed_packet
                """;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return List.of(
                    version(row.getString(1)),
                    ServerSetting.equal("time_zone", row.getString(2), "+00:00"),
                    ServerSetting.holding("sql_mode", row.getString(3), "STRICT_TRANS_TABLES"),
                    ServerSetting.equal("transaction_isolation", row.getString(4), "READ-COMMITTED"),
                    ServerSetting.limit("innodb_lock_wait_timeout", row.getString(5)),
                    ServerSetting.limit("lock_wait_timeout", row.getString(6)),
                    ServerSetting.limit("max_execution_time", row.getString(7)),
                    ServerSetting.equal("character_set_client", row.getString(8), "utf8mb4"),
                    ServerSetting.equal("character_set_connection", row.getString(9), "utf8mb4"),
                    ServerSetting.equal("character_set_database", row.getString(10), "utf8mb4"),
                    ServerSetting.atLeast("max_allowed_packet", row.getString(11), PACKET_BYTES),
                    columns(connection));
        }
    }

    private static ServerSetting columns(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NARROW_COLUMNS)) {
            String found = "utf8mb4";
            while (row.next() && found.equals("utf8mb4")) {
                String table = row.getString(1);
                if (TableNames.ALL.contains(table)) {
                    found = row.getString(3) + " (" + table + "." + row.getString(2) + ")";
                }
            }
            return ServerSetting.equal("character set of columns", found, "utf8mb4");
        }
    }

    /** MariaDB counts otherwise: its 10 and 11 are no newer than 8.0. */
    private static ServerSetting version(String version) {
        ServerSetting setting = ServerSetting.version(version, "MySQL", OLDEST);
        return version.contains("MariaDB")
                ? new ServerSetting(setting.name(), version, false, setting.rule() + ", and not MariaDB")
                : setting;
    }

    @Override
    public boolean isAboutTls(Throwable cause) {
        return cause.getClass().getSimpleName().equals("SSLParamsException");
    }
}
