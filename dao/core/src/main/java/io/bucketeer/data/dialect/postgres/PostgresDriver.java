package io.bucketeer.data.dialect.postgres;

import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.config.Tls;
import io.bucketeer.data.dialect.DatabaseDriver;
import io.bucketeer.data.dialect.DriverClass;
import io.bucketeer.data.dialect.Limits;
import io.bucketeer.data.dialect.ServerSetting;
import io.bucketeer.data.dialect.WriteLimit;
import java.io.FileNotFoundException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;
import org.postgresql.util.GT;
import org.postgresql.util.PSQLException;

/** How pgjdbc is set up. */
final class PostgresDriver implements DatabaseDriver {

    private static final DriverClass DRIVER = new DriverClass("org.postgresql.Driver", "org.postgresql:postgresql");

    private static final String OLDEST = "15";

    /** The driver's text, before it is translated. */
    private static final String NO_TLS = "The server does not support SSL.";

    private static final String HOST_VERIFIER = "PgjdbcHostnameVerifier";

    /** Not a matter of configuration. */
    private static final Map<String, String> ALWAYS = Map.of(
            "ApplicationName", "bucketeer-data",
            "assumeMinServerVersion", OLDEST,
            "gssEncMode", "disable",
            "logServerErrorDetail", "false",
            "preparedStatementCacheQueries", "256",
            "reWriteBatchedInserts", "true",
            "tcpKeepAlive", "true");

    /** The composite types that stand for themselves, not for a table's rows, and their arrays. */
    private static final String COMPOSITES = """
            select unnest(array[type.oid, type.typarray])::int8
            from pg_type type join pg_class class on class.oid = type.typrelid
            where class.relkind = 'c' and pg_type_is_visible(type.oid)
            """;

    /**
     * Sending a composite takes the server more memory than glibc keeps for a process that has never freed a large
     * piece; it would go and come with every row, page fault by page fault. This frees one.
     */
    private static final String KEEP_MEMORY = "select length(repeat(' ', 1048576))";

    @Override
    public Driver load() {
        return DRIVER.load();
    }

    @Override
    public String url(DatabaseConfig config) {
        return "jdbc:postgresql://" + config.hostAndPort() + "/" + config.database();
    }

    @Override
    public Map<String, String> properties(DatabaseConfig config, Limits limits) {
        PoolConfig pool = config.pool();
        String loginWithin = seconds(pool.connectionTimeout());
        Map<String, String> properties = new HashMap<>(ALWAYS);
        properties.put("connectTimeout", loginWithin);
        properties.put("loginTimeout", loginWithin);
        properties.put("socketTimeout", loginWithin);
        // Described before the second execution, so that from then on composites come in binary, in the same one round
        // trip; asking for a description before the first execution (-1) costs one more.
        properties.put("prepareThreshold", pool.pooler() ? "0" : "1");
        if (!pool.pooler()) {
            properties.put("options", options(limits));
        }
        properties.putAll(tls(config.tls()));
        return properties;
    }

    /** A pooler refuses these, and hands its connections to others; there the user's role must have them. */
    private static String options(Limits limits) {
        return "-c default_transaction_isolation=read\\ committed"
                + " -c statement_timeout=" + limits.statement().toMillis()
                + " -c lock_timeout=" + limits.lock().toMillis();
    }

    private static Map<String, String> tls(Tls tls) {
        if (tls.mode() == Tls.Mode.OFF) {
            return Map.of("sslmode", "disable");
        }
        Map<String, String> properties = new HashMap<>();
        properties.put("sslmode", "verify-full");
        tls.caFile()
                .ifPresentOrElse(
                        file -> properties.put("sslrootcert", file.toString()),
                        () -> properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory"));
        return properties;
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.plusMillis(999).toSeconds());
    }

    /**
     * The driver would set the JVM's time zone. It asks for a type in binary only if it knows that type's number, which
     * differs from database to database, and may differ after a failover: hence for each connection.
     */
    @Override
    public void prepare(Connection connection, DatabaseConfig config) throws SQLException {
        QueryExecutor executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set time zone 'UTC'; " + KEEP_MEMORY);
            try (ResultSet rows = statement.executeQuery(COMPOSITES)) {
                while (rows.next()) {
                    executor.addBinaryReceiveOid((int) rows.getLong(1));
                }
            }
        }
    }

    /** {@code statement_timeout} holds for every statement. */
    @Override
    public WriteLimit writeLimit(DataSource logins, Limits limits) {
        return WriteLimit.LEFT_TO_SERVER;
    }

    @Override
    public List<ServerSetting> settings(Connection connection) throws SQLException {
        Map<String, String> values = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name, setting from pg_settings")) {
            while (rows.next()) {
                values.put(rows.getString(1), rows.getString(2));
            }
        }
        return List.of(
                ServerSetting.version(values.getOrDefault("server_version", ""), "PostgreSQL", OLDEST),
                equal(values, "TimeZone", "UTC"),
                equal(values, "standard_conforming_strings", "on"),
                equal(values, "default_transaction_isolation", "read committed"),
                ServerSetting.limit("lock_timeout", values.getOrDefault("lock_timeout", "0")),
                ServerSetting.limit("statement_timeout", values.getOrDefault("statement_timeout", "0")),
                equal(values, "client_encoding", "UTF8"),
                equal(values, "server_encoding", "UTF8"));
    }

    private static ServerSetting equal(Map<String, String> values, String name, String wanted) {
        return ServerSetting.equal(name, values.getOrDefault(name, ""), wanted);
    }

    /**
     * The driver finds by itself that the server offers no TLS or has another name, and says so without a cause and
     * with SQLSTATEs that refused logins have too: only its text tells. The one file that it opens is the CA's.
     */
    @Override
    public boolean isAboutTls(Throwable cause) {
        if (cause instanceof FileNotFoundException) {
            return true;
        }
        String text = cause instanceof PSQLException ? cause.getMessage() : null;
        return text != null && (text.equals(GT.tr(NO_TLS)) || text.contains(HOST_VERIFIER));
    }
}
