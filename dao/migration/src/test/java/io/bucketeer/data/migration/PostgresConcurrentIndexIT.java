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

/** What PostgreSQL builds outside a transaction is not undone when it fails, and may all the same run again. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class PostgresConcurrentIndexIT {

    private static final MigrationLimits TWENTY_TRIES =
            new MigrationLimits(Duration.ofSeconds(1), 20, Duration.ofMinutes(1));
    private static final String VALID = "SELECT indisvalid FROM pg_index WHERE indexrelid = 'idx_gate_id'::regclass";

    private TestDatabase database;
    private Connection reader;
    private Connection observer;

    @BeforeEach
    void readTheTable() throws Exception {
        database = TestServers.postgres().createDatabase("concurrent index");
        Migrations.migrateTo("1.1", Fixtures.location(database, "slow"), database);
        observer = database.connect();
        reader = database.connect();
        reader.setAutoCommit(false);
        reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Sql.execute(reader, "SELECT COUNT(*) FROM gate");
    }

    @AfterEach
    void dropDatabase() throws Exception {
        reader.close();
        observer.close();
        database.close();
    }

    @Test
    void aReaderOfLongStanding_isWaitedForInOneTry() throws Exception {
        List<String> begun = new ArrayList<>();
        CompletableFuture<MigrationOutcome> migration =
                CompletableFuture.supplyAsync(() -> Fixtures.operational(database, "slow", TWENTY_TRIES)
                        .migrate(new MigrationListener() {
                            @Override
                            public void begins(MigrationStep step) {
                                begun.add(step.version());
                            }
                        }));
        Waiting.until(
                Waiting.statementAtGate("postgres") + " AND clock_timestamp() - query_start > interval '1.5 s'",
                observer);

        reader.rollback();

        assertThat(migration.get(60, TimeUnit.SECONDS).versions()).containsExactly("1.2");
        assertThat(begun).containsExactly("1.2");
        assertThat(Sql.value(observer, VALID)).isEqualTo("t");
    }

    @Test
    void aReaderThatNeverEnds_leavesAnIndexThatTheNextRunBuildsAnew() throws Exception {
        SchemaMigration migration = Fixtures.operational(database, "slow", Fixtures.ONE_TRY);

        assertThatThrownBy(migration::migrate)
                .isInstanceOfSatisfying(
                        MigrationException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOCK_TIMEOUT));

        assertThat(Sql.value(observer, VALID)).isEqualTo("f");
        assertThat(migration.info()).extracting(MigrationStep::state).containsExactly(State.APPLIED, State.PENDING);
        reader.rollback();
        assertThat(migration.migrate().versions()).containsExactly("1.2");
        assertThat(Sql.value(observer, VALID)).isEqualTo("t");
    }

    @Test
    void anotherFailure_needsRepair() throws Exception {
        reader.rollback();
        Sql.execute(observer, "ALTER TABLE gate RENAME TO shut");
        SchemaMigration migration = Fixtures.operational(database, "slow", Fixtures.ONE_TRY);

        assertThatThrownBy(migration::migrate)
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        e -> assertThat(e.remedy()).isEqualTo("Correct the cause, run repair, then migrate again."))
                .hasMessageContaining("V1.2__create_idx_gate_id.sql");

        Sql.execute(observer, "ALTER TABLE shut RENAME TO gate");
        assertThat(migration.repair()).isEqualTo(1);
        assertThat(migration.migrate().versions()).containsExactly("1.2");
    }
}
