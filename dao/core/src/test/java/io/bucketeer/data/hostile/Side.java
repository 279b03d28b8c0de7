package io.bucketeer.data.hostile;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.ApiKeysConfig;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One of the two databases: fresh, migrated and opened by the library. */
record Side(TestDatabase database, BucketeerData data) implements AutoCloseable {

    /** What the library's clock shows. */
    static final Instant NOW = Instant.ofEpochSecond(1_772_370_000L);

    /** @param type {@code mysql} or {@code postgres} */
    static Side open(String type) {
        return open(type, ApiKeysConfig.defaults());
    }

    /** As {@link #open(String)}, with these rules for API keys. */
    static Side open(String type, ApiKeysConfig apiKeys) {
        TestDatabase database = TestServers.database(type).createDatabase("hostile");
        SchemaMigration.of(type, database.jdbcUrl(), database.username(), database.password())
                .migrate();
        DatabaseConfig config = DatabaseConfig.of(
                type, database.host(), database.port(), database.name(), database.username(), database.password());
        return new Side(
                database,
                BucketeerData.open(DataConfig.of(config).withApiKeys(apiKeys), Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    /** The tables with their columns, as the catalog has them. */
    Set<String> columns() throws SQLException {
        Set<String> names = new TreeSet<>();
        try (Connection connection = database.connect();
                ResultSet columns = connection
                        .getMetaData()
                        .getColumns(connection.getCatalog(), connection.getSchema(), "%", "%")) {
            while (columns.next()) {
                names.add(columns.getString("TABLE_NAME") + "." + columns.getString("COLUMN_NAME") + " "
                        + columns.getString("TYPE_NAME"));
            }
        }
        return names;
    }

    /** The names of the tables, as the catalog has them. */
    Set<String> tables() throws SQLException {
        return columns().stream()
                .map(column -> column.substring(0, column.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        data.close();
        database.close();
    }
}
