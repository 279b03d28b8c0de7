package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.migration.MigrationException.Reason;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that Bucketeer made on PostgreSQL is taken over. */
class PostgresAdoptionIT {

    private TestDatabase database;
    private Connection connection;
    private SchemaMigration migration;

    @BeforeEach
    void createDatabase() throws SQLException {
        database = TestServers.postgres().createDatabase("adoption");
        connection = database.connect();
        migration = Migrations.of(database);
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void viewsOfAnExtension_areNobodysTables() throws SQLException {
        Sql.execute(connection, "CREATE EXTENSION pg_buffercache");

        assertThat(migration.plan().migrations()).isNotEmpty();
        migration.migrate();
        migration.validate();
    }

    @Test
    void bucketeersTables_areRefusedWithTheReason_andStayAsTheyAre() throws SQLException {
        Sql.execute(connection, "CREATE TABLE feature (id varchar(255) PRIMARY KEY, tags jsonb NOT NULL)");

        assertThatThrownBy(migration::adopt)
                .isInstanceOfSatisfying(
                        MigrationException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SCHEMA_DIFFERS))
                .hasMessage("The database holds tables but no history of migrations, and Bucketeer has no schema on"
                        + " PostgreSQL that could be taken over: its columns for nested values are of other types than"
                        + " ours. Use an empty database, and copy the rows with the repositories.");
        assertThatThrownBy(migration::plan).hasMessageContaining("no schema on PostgreSQL that could be taken over");
        assertThat(SchemaFingerprint.of("postgres", connection).facts())
                .extracting(SchemaFact::owner)
                .containsOnly("feature");
    }

    @Test
    void migrateThatIsAskedToConvertOthers_findsNone() throws SQLException {
        MigrationOutcome outcome = migration.convertingOthers().migrate();

        Sql.execute(connection, "CREATE TABLE push (id varchar(255) PRIMARY KEY, environment_id text NOT NULL)");
        assertThat(outcome.versions()).isNotEmpty();
        assertThat(outcome.convertedTables()).isZero();
        assertThat(migration.convertingOthers().plan()).isEqualTo(new MigrationPlan(false, List.of(), List.of()));
        assertThat(migration.convertingOthers().migrate().convertedTables()).isZero();
        assertThat(migration.validate()).isEmpty();
    }

    @Test
    void anEmptyDatabase_hasNothingToTakeOver() {
        assertThatThrownBy(migration::adopt).hasMessageContaining("holds no tables");
    }

    @Test
    void aMigratedDatabase_hasAHistory() {
        migration.migrate();

        assertThatThrownBy(migration::adopt).hasMessageContaining("has a history of migrations already");
    }
}
