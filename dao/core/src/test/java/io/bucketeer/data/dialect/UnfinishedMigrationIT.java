package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.migration.MigrationListener;
import io.bucketeer.data.migration.MigrationStep;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that starts while its database is migrated. */
class UnfinishedMigrationIT {

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "postgres"})
    void database_isRefusedUntilTheLastMigrationHasEnded(String type) throws SQLException {
        try (TestDatabase database = TestServers.database(type).createDatabase("unfinished")) {
            SchemaMigration migration =
                    SchemaMigration.of(type, database.jdbcUrl(), database.username(), database.password());
            int migrations = migration.info().size();
            List<Optional<ErrorCode>> answers = new ArrayList<>();

            migration.migrate(new MigrationListener() {
                @Override
                public void begins(MigrationStep step) {
                    answers.add(Optional.ofNullable(OpeningContract.refusal(DialectContract.config(database)))
                            .map(DataAccessException::code));
                }
            });

            assertThat(answers).hasSize(migrations).containsOnly(Optional.of(ErrorCode.SCHEMA_ABSENT));
            Databases.open(DialectContract.config(database)).close();
            assertThat(level(database)).isEqualTo(SchemaLevel.OPERATIONAL);
        }
    }

    private static int level(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select schema_level from bucketeer_schema where component = 'operational'")) {
            row.next();
            return row.getInt(1);
        }
    }
}
