package io.bucketeer.data.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.watch.SecretWatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs commands on one database, and looks at it from beside. */
final class Commands {

    private final TestDatabase database;
    private final Path config;

    /** @param directory where the configuration and its secret files are written */
    Commands(TestDatabase database, Path directory) throws IOException {
        this.database = database;
        this.config = config(database, database.port(), database.password(), directory);
    }

    /** A configuration file whose user name and password stand in files of their own. */
    static Path config(TestDatabase database, int port, String password, Path directory) throws IOException {
        Path usernameFile = Files.writeString(directory.resolve("username"), database.username());
        Path passwordFile = Files.writeString(directory.resolve("password"), password);
        return Files.writeString(directory.resolve("bucketeer.yaml"), """
                rdbms:
                  type: %s
                  params:
                    host: "%s"
                    port: %d
                    database: %s
                    usernameFile: %s
                    passwordFile: %s
                  tls: { mode: off }
                """.formatted(
                        database.type(), database.host(), port, database.name(), usernameFile, passwordFile));
    }

    /**
     * How a command ended, and what it wrote.
     *
     * @param out what it wrote to standard output
     * @param err what it wrote to standard error
     */
    record Run(int code, String out, String err) {}

    /** Runs a command on the database. */
    Run run(String... arguments) {
        return run(config, arguments);
    }

    /** Runs a command with another configuration; whatever comes out shows no password. */
    Run run(Path configuration, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = run(out, err, configuration, arguments);
        assertThat(out + "\n" + err).doesNotContain(database.password());
        SecretWatch.start().hear("the command", out + "\n" + err);
        return new Run(code, out.toString(), err.toString());
    }

    /** Runs a command that is watched meanwhile. */
    static int run(StringWriter out, StringWriter err, Path configuration, String... arguments) {
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--config", configuration.toString()))
                .toArray(String[]::new);
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all);
    }

    /** Runs statements past the command line. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Every column of every table, and what the history says. */
    List<String> catalog() throws SQLException {
        List<String> catalog = rows("""
                SELECT table_schema, table_name, column_name, data_type FROM information_schema.columns
                WHERE table_schema NOT IN ('information_schema', 'performance_schema', 'pg_catalog', 'mysql', 'sys')
                ORDER BY 1, 2, 3
                """);
        if (catalog.stream().anyMatch(row -> row.contains("flyway_schema_history"))) {
            catalog.addAll(rows("SELECT * FROM flyway_schema_history ORDER BY installed_rank"));
        }
        return catalog;
    }

    private List<String> rows(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (results.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    columns.add(results.getString(i));
                }
                rows.add(String.join("|", columns));
            }
            return rows;
        }
    }
}
