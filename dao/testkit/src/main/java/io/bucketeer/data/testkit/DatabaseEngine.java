package io.bucketeer.data.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/** The kinds of database server, and the few statements in which they differ here. */
enum DatabaseEngine {
    /** Without TLS, which costs time and protects nothing here; the password then needs the server's public key. */
    MYSQL(
            "mysql",
            List.of("8.0.31", "8.4", "9.7"),
            "jdbc:mysql://%s:%d/%s?sslMode=DISABLED&allowPublicKeyRetrieval=true",
            "",
            "CREATE DATABASE %s CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
            "DROP DATABASE IF EXISTS %s"),
    POSTGRES(
            "postgres",
            List.of("15", "16", "17", "18"),
            "jdbc:postgresql://%s:%d/%s",
            "postgres",
            "CREATE DATABASE %s TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'",
            "DROP DATABASE IF EXISTS %s WITH (FORCE)");

    private final String type;
    private final List<String> versions;
    private final String urlFormat;
    private final String maintenanceDatabase;
    private final String createFormat;
    private final String dropFormat;

    DatabaseEngine(
            String type,
            List<String> versions,
            String urlFormat,
            String maintenanceDatabase,
            String createFormat,
            String dropFormat) {
        this.type = type;
        this.versions = versions;
        this.urlFormat = urlFormat;
        this.maintenanceDatabase = maintenanceDatabase;
        this.createFormat = createFormat;
        this.dropFormat = dropFormat;
    }

    static DatabaseEngine of(String type) {
        return Arrays.stream(values())
                .filter(engine -> engine.type.equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "database type was '" + type + "' but it must be mysql or postgres"));
    }

    String type() {
        return type;
    }

    /** The versions that may be asked for, the oldest first. */
    List<String> versions() {
        return versions;
    }

    String jdbcUrl(String host, int port, String database) {
        return urlFormat.formatted(host, port, database);
    }

    /** A connection to the server rather than to one of its test databases. */
    Connection connect(String host, int port, String username, String password) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(host, port, maintenanceDatabase), username, password);
    }

    void createDatabase(String host, int port, String username, String password, String name) {
        execute(createFormat.formatted(name), host, port, username, password);
    }

    void dropDatabase(String host, int port, String username, String password, String name) {
        execute(dropFormat.formatted(name), host, port, username, password);
    }

    private void execute(String sql, String host, int port, String username, String password) {
        try (Connection connection = connect(host, port, username, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new TestServerException("failed on the %s server at %s:%d: %s".formatted(type, host, port, sql), e);
        }
    }
}
