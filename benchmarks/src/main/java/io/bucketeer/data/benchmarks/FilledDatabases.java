package io.bucketeer.data.benchmarks;

import io.bucketeer.data.benchmarks.subject.FeatureStore;
import io.bucketeer.data.benchmarks.subject.JsonbTable;
import io.bucketeer.data.benchmarks.subject.Subject;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The databases of a run, on real servers: two on each, one to read and one to write, all with the same features
 * and those to read with the same API keys.
 * Closing drops them.
 */
final class FilledDatabases implements AutoCloseable {

    static final String POSTGRES = "postgres";
    static final String MYSQL = "mysql";

    /** How many features each table of a full run holds. */
    static final int ROWS = 10_000;

    private final List<TestDatabase> databases = new ArrayList<>();

    private FilledDatabases() {}

    /** Starts the servers, migrates the databases and fills them. */
    static FilledDatabases create(Workspace workspace, int rows) {
        List<Feature> features =
                IntStream.range(0, rows).mapToObj(SampleFeatures::feature).toList();
        FilledDatabases filled = new FilledDatabases();
        try {
            for (String type : List.of(POSTGRES, MYSQL)) {
                for (Use use : Use.values()) {
                    filled.add(workspace, type, use, features);
                }
            }
            return filled;
        } catch (SQLException e) {
            filled.close();
            throw new IllegalStateException("cannot fill the databases", e);
        }
    }

    private void add(Workspace workspace, String type, Use use, List<Feature> features) throws SQLException {
        TestDatabase database = TestServers.database(type).createDatabase("bench " + use);
        databases.add(database);
        SchemaMigration.of(type, database.jdbcUrl(), database.username(), database.password())
                .migrate();
        workspace.put(use, database);
        if (use == Use.READING) {
            SampleApiKeys.fill(workspace.config(type, use), features.size());
        }
        if (type.equals(MYSQL)) {
            fill(workspace, type, use, Subject.JDBC, features);
            execute(database, "analyze table feature, api_key, environment_v2, project");
            return;
        }
        try (Connection connection = database.connect()) {
            JsonbTable.create(connection);
        }
        fill(workspace, type, use, Subject.JDBC, features);
        fill(workspace, type, use, Subject.JSONB_STREAMING, features);
        execute(database, "vacuum analyze");
    }

    private static void fill(Workspace workspace, String type, Use use, Subject subject, List<Feature> features)
            throws SQLException {
        try (FeatureStore store = subject.openToWrite(workspace.config(type, use))) {
            store.insertAll(SampleFeatures.ENVIRONMENT_ID, features);
        }
    }

    private static void execute(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The database of that type and use. */
    TestDatabase get(String type, Use use) {
        return databases.get((type.equals(POSTGRES) ? 0 : Use.values().length) + use.ordinal());
    }

    @Override
    public void close() {
        databases.forEach(TestDatabase::close);
    }
}
