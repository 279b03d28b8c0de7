package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.migration.MigrationException.Reason;
import io.bucketeer.data.migration.MigrationStep.State;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A migration never holds up others for longer than the limit for one lock: it gives up, lets them pass, and tries
 * again. Without the limit it would wait for ever, and every new reader behind it.
 */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"mysql", "postgres"})
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class LockTimeoutIT {

    private static final MigrationLimits MANY_TRIES =
            new MigrationLimits(Duration.ofSeconds(1), 1_000, Duration.ofMinutes(1));
    private static final MigrationLimits THREE_TRIES =
            new MigrationLimits(Duration.ofSeconds(1), 2, Duration.ofMinutes(1));

    private final String type;
    private TestDatabase database;

    LockTimeoutIT(String type) {
        this.type = type;
    }

    @BeforeEach
    void createDatabase() {
        database = TestServers.database(type).createDatabase("lock timeout");
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void readersPassWhileAMigrationWaits_andItSucceedsWhenTheLockIsFree() throws Exception {
        Migrations.migrateTo("1.1", Fixtures.location(database, "locked"), database);
        List<String> begun = new ArrayList<>();
        try (Connection holder = database.connect();
                Connection reader = Waiting.impatient(database)) {
            holder.setAutoCommit(false);
            Sql.execute(holder, "SELECT COUNT(*) FROM reading");
            CompletableFuture<MigrationOutcome> migration =
                    CompletableFuture.supplyAsync(() -> Fixtures.operational(database, "locked", MANY_TRIES)
                            .migrate(new MigrationListener() {
                                @Override
                                public void begins(MigrationStep step) {
                                    begun.add(step.version());
                                }
                            }));

            for (int i = 0; i < 2; i++) {
                Waiting.untilSomeoneWaitsFor("reading", database, reader);
                assertThat(Sql.value(reader, "SELECT COUNT(*) FROM reading")).isEqualTo("0");
            }
            assertThat(migration).isNotDone();

            holder.rollback();
            assertThat(migration.get(60, TimeUnit.SECONDS).versions()).containsExactly("1.2");
            assertThat(begun).hasSizeGreaterThan(1).containsOnly("1.2");
        }
    }

    @Test
    void aLockThatIsNeverHad_changesNothingAndNamesFileAndRemedy() throws Exception {
        Migrations.migrateTo("1.1", Fixtures.location(database, "locked"), database);
        SchemaMigration migration = Fixtures.operational(database, "locked", THREE_TRIES);
        try (Connection holder = database.connect()) {
            holder.setAutoCommit(false);
            Sql.execute(holder, "SELECT COUNT(*) FROM reading");

            assertThatThrownBy(migration::migrate).isInstanceOfSatisfying(MigrationException.class, e -> {
                assertThat(e.reason()).isEqualTo(Reason.LOCK_TIMEOUT);
                assertThat(e.version()).contains("1.2");
                assertThat(e)
                        .hasMessageContaining("V1.2__add_reading_color.sql")
                        .hasMessageContaining("3 times");
                assertThat(e.remedy()).startsWith("Run migrate again").contains("end long transactions");
            });

            assertThat(migration.info()).extracting(MigrationStep::state).containsExactly(State.APPLIED, State.PENDING);
            holder.rollback();
            assertThat(Sql.rows(
                            holder,
                            "SELECT column_name FROM information_schema.columns"
                                    + " WHERE table_name = 'reading' AND table_schema IN ('public', '" + database.name()
                                    + "')"))
                    .containsExactly("id");
        }

        assertThat(migration.migrate().versions()).containsExactly("1.2");
        migration.validate();
    }

    @Test
    void theRealMigrationsGiveUpAndRecoverToo() throws Exception {
        boolean mysql = type.equals("mysql");
        Migrations.migrateTo(mysql ? "1.5" : "1.4", database);
        SchemaMigration migration = Migrations.of(database).with(Fixtures.ONE_TRY);
        String version = mysql ? "2.6" : "1.5";
        try (Connection holder = database.connect()) {
            holder.setAutoCommit(false);
            // a foreign key waits for writers of the table it refers to
            Sql.execute(holder, mysql ? "SELECT COUNT(*) FROM feature" : "UPDATE project SET name = name");

            assertThatThrownBy(migration::migrate)
                    .isInstanceOfSatisfying(
                            MigrationException.class,
                            e -> assertThat(e.version()).contains(version));
            assertThat(migration.info()).extracting(MigrationStep::state).doesNotContain(State.FAILED);
            holder.rollback();
        }

        assertThat(migration.migrate().versions()).first().isEqualTo(version);
        migration.validate();
    }
}
