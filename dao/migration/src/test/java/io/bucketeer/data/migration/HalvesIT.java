package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.migration.MigrationException.Reason;
import io.bucketeer.data.migration.MigrationStep.State;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The two halves of the schema share a database without seeing each other. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"mysql", "postgres"})
class HalvesIT {

    private final String type;
    private TestDatabase database;
    private SchemaMigration operational;
    private SchemaMigration events;

    HalvesIT(String type) {
        this.type = type;
    }

    @BeforeEach
    void createDatabase() {
        database = TestServers.database(type).createDatabase("halves");
        operational = Migrations.of(database);
        events = Fixtures.events(database, "events");
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void operationalFirst_eventsMayFollow() {
        int all = operational.info().size();

        assertThat(operational.migrate().applied()).isEqualTo(all);
        assertThat(events.plan().migrations())
                .extracting(planned -> planned.step().version())
                .containsExactly("1.1");
        assertThat(events.migrate()).isEqualTo(new MigrationOutcome("1.1", List.of("1.1"), 0));

        neitherSeesTheOther(all);
    }

    @Test
    void eventsFirst_operationalMayFollow() {
        int all = operational.info().size();

        assertThat(events.migrate().applied()).isEqualTo(1);
        assertThat(operational.plan().migrations()).hasSize(all);
        assertThat(operational.migrate().applied()).isEqualTo(all);

        neitherSeesTheOther(all);
    }

    private void neitherSeesTheOther(int all) {
        assertThat(operational.info()).hasSize(all).allMatch(step -> step.state() == State.APPLIED);
        assertThat(events.info())
                .containsExactly(
                        new MigrationStep("1.1", "create evaluation", "V1.1__create_evaluation.sql", State.APPLIED));
        operational.validate();
        events.validate();
        assertThat(operational.migrate().applied()).isZero();
        assertThat(events.migrate().applied()).isZero();
    }

    @Test
    void aFailureInOneHalf_leavesTheOtherAlone() throws Exception {
        operational.migrate();
        events.migrate();
        try (Connection connection = database.connect()) {
            Sql.update(connection, "UPDATE flyway_schema_history_events SET success = ? WHERE version = '1.1'", false);
        }

        assertThat(operational.migrate().applied()).isZero();
        assertThat(operational.repair()).isZero();
        assertThatThrownBy(events::migrate).hasMessageContaining("run repair");
        assertThat(events.repair()).isEqualTo(1);
        operational.validate();
    }

    @Test
    void strangeTablesAreRefusedByBothHalves() throws Exception {
        try (Connection connection = database.connect()) {
            Sql.execute(connection, "CREATE TABLE foreign_table (id int)");
        }

        for (SchemaMigration half : List.of(operational, events)) {
            for (ThrowingCallable call : List.<ThrowingCallable>of(half::migrate, half::plan)) {
                assertThatThrownBy(call).hasMessageContaining("no history");
            }
        }
    }

    @Test
    void eventsAreRefusedWhileNoReleaseHasThem() {
        SchemaMigration real = operational.half(SchemaHalf.EVENTS);

        for (ThrowingCallable call :
                List.<ThrowingCallable>of(real::migrate, real::validate, real::info, real::plan, real::repair)) {
            assertThatThrownBy(call)
                    .isInstanceOfSatisfying(
                            MigrationException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.SCHEMA_DIFFERS))
                    .hasMessage("This release has no migrations for the half 'events'."
                            + " Leave it out until a release brings them.");
        }
        assertThat(real.half(SchemaHalf.OPERATIONAL).migrate().applied()).isPositive();
    }

    @Test
    void aSchemaThatNeedsANewerRelease_isRefusedAndANewerOneThatDoesNotIsNot() throws Exception {
        operational.migrate();
        setLevel("operational", 7, 1);
        operational.validate();
        assertThat(operational.migrate().applied()).isZero();

        setLevel("operational", 7, 2);

        for (ThrowingCallable call : List.<ThrowingCallable>of(operational::migrate, operational::validate)) {
            assertThatThrownBy(call)
                    .isInstanceOfSatisfying(
                            MigrationException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.SCHEMA_DIFFERS))
                    .hasMessage("The half 'operational' of this schema needs a release that knows level 2; this one"
                            + " knows 1. Use the release that migrated this database, or a newer one.");
        }
        assertThat(events.migrate().applied()).isEqualTo(1);
    }

    private void setLevel(String component, int level, int least) throws Exception {
        try (Connection connection = database.connect()) {
            Sql.update(
                    connection,
                    "UPDATE bucketeer_schema SET schema_level = ?, min_library_schema = ? WHERE component = ?",
                    level,
                    least,
                    component);
        }
    }
}
