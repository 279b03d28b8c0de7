package io.bucketeer.data.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.ApiKeysConfig;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.contract.Registered;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The statements of {@code docs/operations.md} end the adoption of API keys. */
final class ApiKeyAdoptionIT {

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "postgres"})
    void statements_onKeysInClear_hashThemAndLeaveNothingInClear(String type) throws SQLException {
        List<String> statements = Stream.of(
                        Documents.blocks(Documents.OPERATIONS, "sql").getFirst().split(";"))
                .filter(sql -> !sql.isBlank())
                .toList();
        assertThat(statements).hasSize(2);
        try (TestDatabase database = TestServers.database(type).createDatabase("adoption")) {
            SchemaMigration.of(type, database.jdbcUrl(), database.username(), database.password())
                    .migrate();
            try (BucketeerData data = BucketeerData.open(config(database));
                    Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                Registered.environment(data, "env");
                insert(statement, "1", "first");
                insert(statement, "2", "second");
                insert(statement, "3", "second");
                insert(statement, "4", "");
                assertThatThrownBy(() -> statement.executeUpdate(statements.getFirst()))
                        .isInstanceOf(SQLException.class);
                assertThat(secrets(statement)).containsExactly("first null", "second null", "second null", " null");

                statement.executeUpdate("DELETE FROM api_key WHERE id = '3'");
                assertThat(statement.executeUpdate(statements.getFirst())).isEqualTo(2);
                assertThat(statement.executeUpdate(statements.getLast())).isEqualTo(2);
                assertThat(secrets(statement)).containsExactly(" hash", " hash", " null");
                assertThat(data.apiKeyDirectory()
                                .findBySecret(ApiKeySecret.of("second"))
                                .orElseThrow()
                                .apiKey()
                                .id())
                        .isEqualTo("2");
            }
        }
    }

    private static DataConfig config(TestDatabase database) {
        DatabaseConfig config = DatabaseConfig.of(
                database.type(),
                database.host(),
                database.port(),
                database.name(),
                database.username(),
                database.password());
        return DataConfig.of(config).withApiKeys(new ApiKeysConfig(false, true));
    }

    private static void insert(Statement statement, String id, String secret) throws SQLException {
        statement.executeUpdate("INSERT INTO api_key (id, name, role, created_at, updated_at, environment_id, api_key)"
                + " VALUES ('" + id + "', 'in clear', 1, 1, 1, 'env', '" + secret + "')");
    }

    /** Each key's secret in clear and whether it has a hash, by id. */
    private static List<String> secrets(Statement statement) throws SQLException {
        List<String> secrets = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT api_key, secret_hash FROM api_key ORDER BY id")) {
            while (rows.next()) {
                secrets.add(rows.getString(1) + " " + (rows.getString(2) == null ? "null" : "hash"));
            }
        }
        return secrets;
    }
}
