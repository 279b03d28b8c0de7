package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.migration.MigrationStep.State;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrating behaves alike on both databases. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"mysql", "postgres"})
class SchemaMigrationIT {

    private final String type;
    private final List<String> versions;
    private TestDatabase database;
    private SchemaMigration migration;

    SchemaMigrationIT(String type) {
        this.type = type;
        this.versions = type.equals("mysql") ? MYSQL_VERSIONS : POSTGRES_VERSIONS;
    }

    private static final List<String> MYSQL_VERSIONS = List.of(
            "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6",
            "2.7", "2.8", "2.9", "2.10", "2.11", "2.12", "2.13", "2.14", "2.15", "2.16", "2.17", "2.18", "2.19", "2.20",
            "2.21", "2.22", "2.23", "2.24", "2.25", "2.26", "2.27", "2.28", "2.29", "2.30", "2.31", "2.32", "2.33",
            "2.34", "2.35", "2.36");
    private static final List<String> POSTGRES_VERSIONS = List.of(
            "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9", "1.10", "1.11", "1.12", "1.13", "1.14",
            "1.15", "1.16", "1.17", "1.18", "1.19", "1.20", "1.21");

    @BeforeEach
    void createDatabase() {
        database = TestServers.database(type).createDatabase("schema migration");
        migration = Migrations.of(database);
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void anEmptyDatabaseGetsEveryMigrationInOrder() {
        MigrationOutcome outcome = migration.migrate();

        assertThat(outcome.versions()).isEqualTo(versions);
        assertThat(outcome.applied()).isEqualTo(versions.size());
        assertThat(outcome.schemaVersion()).isEqualTo(versions.getLast());
    }

    @Test
    void aSecondRunAppliesNothing() {
        migration.migrate();

        MigrationOutcome second = migration.migrate();

        assertThat(second.applied()).isZero();
        assertThat(second.schemaVersion()).isEqualTo(versions.getLast());
    }

    @Test
    void migratingRecordsTheLevelOfTheSchema() throws Exception {
        migration.migrate();

        try (Connection connection = database.connect()) {
            assertThat(Sql.rows(connection, "SELECT component, schema_level, min_library_schema FROM bucketeer_schema"))
                    .containsExactly("operational|1|1");
        }
        assertThat(Engine.of(type).half(SchemaHalf.OPERATIONAL).level()).isEqualTo(1);
    }

    @Test
    void infoTellsWhatIsPendingAndWhatIsApplied() {
        assertThat(migration.info()).extracting(MigrationStep::version).isEqualTo(versions);
        assertThat(migration.info()).extracting(MigrationStep::state).containsOnly(State.PENDING);

        migration.migrate();

        assertThat(migration.info()).extracting(MigrationStep::state).containsOnly(State.APPLIED);
    }

    @Test
    void aListenerHearsOfEachMigrationAndHowLongItTook() {
        List<String> heard = new ArrayList<>();

        migration.migrate(new MigrationListener() {
            @Override
            public void begins(MigrationStep step) {
                heard.add("begins " + step.version() + " " + step.file());
            }

            @Override
            public void ends(MigrationStep step, Duration duration) {
                assertThat(duration).isPositive();
                heard.add("ends " + step.version());
            }
        });

        assertThat(heard)
                .hasSize(2 * versions.size())
                .startsWith(
                        type.equals("mysql")
                                ? "begins 1.1 V1.1__create_organization.sql"
                                : "begins 1.1 V1.1__create_domains.sql",
                        "ends 1.1")
                .endsWith("ends " + versions.getLast());
    }

    @Test
    void aPlanListsWhatIsPendingAndChangesNothing() throws Exception {
        List<String> before = catalog();

        assertThat(migration.plan().migrations())
                .extracting(planned -> planned.step().version())
                .isEqualTo(versions);
        assertThat(catalog()).isEqualTo(before);

        Migrations.migrateTo("1.3", database);
        assertThat(migration.plan().migrations())
                .extracting(planned -> planned.step().version())
                .isEqualTo(versions.subList(3, versions.size()));

        migration.migrate();
        assertThat(migration.plan().migrations()).isEmpty();
    }

    @Test
    void aPlanRefusesWhatMigrateRefuses() throws Exception {
        try (Connection connection = database.connect()) {
            Sql.execute(connection, "CREATE TABLE foreign_table (id int)");
        }
        assertThatThrownBy(migration::plan).hasMessageContaining("no history");
        assertThatThrownBy(migration::migrate).hasMessageContaining("no history");
    }

    @Test
    void aPlanRefusesAnEarlierFailure() throws Exception {
        Migrations.migrateTo("1.3", database);
        insertHistory("1.4", false);

        assertThatThrownBy(migration::plan).hasMessageContaining("repair");
    }

    @Test
    void aBaselineLetsMigrateGoOnAfterIt() throws Exception {
        Migrations.migrateTo("1.3", database);
        try (Connection connection = database.connect()) {
            Sql.execute(connection, "DROP TABLE flyway_schema_history");
        }

        migration.baseline("1.3");

        assertThat(migration.info().subList(0, 3))
                .extracting(MigrationStep::state)
                .containsOnly(State.BASELINE);
        assertThat(migration.migrate().versions()).isEqualTo(versions.subList(3, versions.size()));
        migration.validate();
    }

    @Test
    void aBaselineIsRefusedWhereThereIsAHistoryOrNothingOrNoSuchVersion() throws Exception {
        assertThatThrownBy(() -> migration.baseline("1.3")).hasMessageContaining("holds no tables");

        Migrations.migrateTo("1.3", database);
        assertThatThrownBy(() -> migration.baseline("1.3"))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        e -> assertThat(e.reason()).isEqualTo(MigrationException.Reason.SCHEMA_DIFFERS))
                .hasMessageContaining("has a history");

        try (Connection connection = database.connect()) {
            Sql.execute(connection, "DROP TABLE flyway_schema_history");
        }
        assertThatThrownBy(() -> migration.baseline("7")).hasMessageContaining("no version '7'");
        assertThat(migration.info()).extracting(MigrationStep::state).containsOnly(State.PENDING);
    }

    @Test
    void aFailedMigrationIsNamedWithItsFile() throws Exception {
        Migrations.migrateTo("1.3", database);
        String inTheWay =
                type.equals("mysql") ? "CREATE VIEW feature AS SELECT 1 AS id" : "CREATE TABLE project (id int)";
        try (Connection connection = database.connect()) {
            Sql.execute(connection, inTheWay);
        }

        assertThatThrownBy(migration::migrate)
                .isInstanceOfSatisfying(MigrationException.class, e -> {
                    assertThat(e.reason()).isEqualTo(MigrationException.Reason.MIGRATION_FAILED);
                    assertThat(e.version()).isNotEmpty();
                })
                .hasMessageContaining(type.equals("mysql") ? "V2.6__harden_feature.sql" : "V1.4__create_project.sql");
    }

    @Test
    void validateRefusesASchemaThatIsBehind() {
        Migrations.migrateTo("1.3", database);

        assertThatThrownBy(migration::validate)
                .isInstanceOfSatisfying(
                        MigrationException.class, e -> assertThat(e.remedy()).isEqualTo("Run migrate."))
                .hasMessageContaining("1.4");
    }

    @Test
    void validateAcceptsTheMigratedSchemaAndANewerOne() throws Exception {
        migration.migrate();
        migration.validate();

        insertHistory("99.1", true);

        migration.validate();
        assertThat(migration.migrate().applied()).isZero();
        assertThat(migration.info().getLast()).isEqualTo(new MigrationStep("99.1", "test", "V.sql", State.UNKNOWN));
    }

    @Test
    void aChangedFileIsRefusedByMigrateAndByValidate() throws Exception {
        migration.migrate();
        try (Connection connection = database.connect()) {
            Sql.update(connection, "UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1.2'");
        }

        for (ThrowingCallable call : List.<ThrowingCallable>of(migration::migrate, migration::validate)) {
            assertThatThrownBy(call)
                    .isInstanceOfSatisfying(
                            MigrationException.class,
                            e -> assertThat(e.version()).contains("1.2"))
                    .hasMessageContaining("differ");
        }
    }

    @Test
    void anEarlierFailureStopsMigrateUntilItIsRepaired() throws Exception {
        Migrations.migrateTo("1.3", database);
        insertHistory("1.4", false);

        assertThatThrownBy(migration::migrate)
                .isInstanceOfSatisfying(
                        MigrationException.class, e -> assertThat(e.version()).contains("1.4"))
                .hasMessageContaining("repair");
        assertThat(migration.repair()).isEqualTo(1);
        assertThat(migration.repair()).isZero();
        assertThat(migration.migrate().versions()).first().isEqualTo("1.4");
    }

    @Test
    void repairOfAnEmptyDatabaseFindsNothing() {
        assertThat(migration.repair()).isZero();
    }

    @Test
    void tablesWithoutAHistoryAreRefused() throws Exception {
        try (Connection connection = database.connect()) {
            Sql.execute(connection, "CREATE TABLE foreign_table (id int)");
        }

        assertThatThrownBy(migration::migrate)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("no history");
    }

    @Test
    void aWrongPasswordFailsAtOnceAndIsNotShown() {
        SchemaMigration refused = SchemaMigration.of(type, database.jdbcUrl(), "nobody_known", "canary-password");

        long start = System.nanoTime();
        assertThatThrownBy(refused::migrate)
                .isInstanceOf(MigrationException.class)
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("canary-password"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void anotherKindOfDatabaseIsRefusedUntouched() throws Exception {
        String other = type.equals("mysql") ? "postgres" : "mysql";
        SchemaMigration mistaken =
                SchemaMigration.of(other, database.jdbcUrl(), database.username(), database.password());

        assertThatThrownBy(mistaken::migrate)
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("MySQL")
                .hasMessageContaining("PostgreSQL");
        assertThat(migration.info()).extracting(MigrationStep::state).containsOnly(State.PENDING);
    }

    private List<String> catalog() throws Exception {
        try (Connection connection = database.connect()) {
            return Sql.rows(
                    connection,
                    "SELECT table_schema, table_name FROM information_schema.tables"
                            + " WHERE table_schema NOT IN ('information_schema', 'performance_schema') ORDER BY 1, 2");
        }
    }

    private void insertHistory(String version, boolean success) throws Exception {
        try (Connection connection = database.connect()) {
            Sql.update(
                    connection,
                    "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                            + " installed_by, execution_time, success) VALUES (?, ?, 'test', 'SQL', 'V.sql', 0, 'test', 1, ?)",
                    1000,
                    version,
                    success);
        }
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
