package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.migration.MigrationException.Reason;
import io.bucketeer.data.migration.MigrationStep.State;
import io.bucketeer.data.testkit.Relay;
import io.bucketeer.data.testkit.Relay.Message;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever a migrator loses its connection or its life, running another one is all it takes. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"mysql", "postgres"})
class CutMigrationIT {

    /** Every how many requests of a file the line is cut, from a start that differs from file to file. */
    private static final int STRIDE = Integer.getInteger("migration.cutStride", 7);

    private static final MigrationLimits PATIENT = new MigrationLimits(Duration.ofMinutes(1), 0, Duration.ofMinutes(1));

    private final String type;
    private TestDatabase database;
    private SchemaMigration migration;

    CutMigrationIT(String type) {
        this.type = type;
    }

    @BeforeEach
    void createDatabase() {
        database = TestServers.database(type).createDatabase("cut migration");
        migration = Migrations.of(database);
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    /** Each cut run is at once the rerun after the cut before it. */
    @Test
    void cutAtAnyRequest_theNextRunsEndWithTheSameSchema() throws Exception {
        int cuts = 0;
        for (MigrationStep step : migration.info()) {
            boolean passed = false;
            for (int request = 1 + cuts % STRIDE; !passed; request += STRIDE) {
                for (Message loss : List.of(Message.REQUEST, Message.CONNECTION)) {
                    passed = passed || cut(step.version(), request, loss);
                    cuts++;
                }
            }
        }
        assertThat(cuts).isGreaterThan(2 * migration.info().size());

        migration.migrate();
        isAsNeverCut();
    }

    /** Cuts a run at a request of one migration, at the latest before the next; whether it has passed that migration. */
    private boolean cut(String version, int request, Message loss) {
        AimedCut aim = new AimedCut(version, request, loss);
        try (Relay line = new Relay(database.host(), database.port())) {
            Migrations.of(database.over(line)).migrate(aim.on(line));
            return true;
        } catch (MigrationException e) {
            // nothing that needs more than another run
            assertThat(e.reason()).as(aim + ": " + e).isEqualTo(Reason.DATABASE_REFUSED);
            assertThat(e.isConnectionLost()).as(aim + ": " + e).isTrue();
            return aim.missed();
        }
    }

    @Test
    void aKilledProcess_leavesAStatementWaiting_andARerunEndsWithTheSameSchema() throws Exception {
        boolean mysql = type.equals("mysql");
        Migrations.migrateTo(mysql ? "1.5" : "1.4", database);
        try (Connection holder = database.connect();
                Connection observer = database.connect();
                ChildMigrator child = ChildMigrator.start(database)) {
            holder.setAutoCommit(false);
            Sql.execute(holder, mysql ? "SELECT COUNT(*) FROM feature" : "UPDATE project SET name = name");
            child.awaitReady();
            child.go();
            Waiting.untilSomeoneWaitsFor(mysql ? "feature" : "project", database, observer);

            child.kill();

            holder.rollback();
        }
        migration.migrate();
        isAsNeverCut();
    }

    @Test
    void aStatementThatOutlivesItsMigrator_isWaitedFor() throws Exception {
        Migrations.migrateTo("1.1", Fixtures.location(database, "slow"), database);
        try (Connection holder = database.connect();
                Connection observer = database.connect();
                Relay line = new Relay(database.host(), database.port())) {
            Sql.execute(holder, "INSERT INTO gate (id) VALUES (1)");
            holder.setAutoCommit(false);
            Sql.execute(holder, "SELECT id FROM gate FOR UPDATE");
            CompletableFuture<MigrationOutcome> first = CompletableFuture.supplyAsync(() ->
                    Fixtures.operational(database.over(line), "slow", PATIENT).migrate());
            Waiting.until(Waiting.statementAtGate(type), observer);

            line.cut();
            assertThatThrownBy(() -> first.get(60, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(MigrationException.class)
                    .hasMessageContaining("lost its connection");
            CompletableFuture<MigrationOutcome> second = CompletableFuture.supplyAsync(
                    () -> Fixtures.operational(database, "slow", PATIENT).migrate());
            Waiting.until(Waiting.migratorWithoutTurn(type), observer);
            assertThat(Sql.value(observer, Waiting.statementAtGate(type))).isEqualTo("1");

            holder.rollback();
            assertThat(second.get(60, TimeUnit.SECONDS).versions()).containsExactly("1.2");
        }
        try (TestDatabase neverCut = TestServers.database(type).createDatabase("never cut")) {
            Fixtures.operational(neverCut, "slow", PATIENT).migrate();
            assertThat(fingerprint(database).differencesFrom(fingerprint(neverCut)))
                    .isEmpty();
        }
    }

    private void isAsNeverCut() throws SQLException {
        try (TestDatabase neverCut = TestServers.database(type).createDatabase("never cut");
                Connection expected = neverCut.connect();
                Connection actual = database.connect()) {
            Migrations.of(neverCut).migrate();
            assertThat(fingerprint(database).differencesFrom(fingerprint(neverCut)))
                    .isEmpty();
            String rows = "SELECT * FROM bucketeer_schema";
            assertThat(Sql.rows(actual, rows)).isEqualTo(Sql.rows(expected, rows));
            String history = "SELECT version, success FROM flyway_schema_history ORDER BY installed_rank";
            assertThat(Sql.rows(actual, history)).isEqualTo(Sql.rows(expected, history));
        }
        assertThat(migration.info()).extracting(MigrationStep::state).containsOnly(State.APPLIED);
        migration.validate();
    }

    private static SchemaFingerprint fingerprint(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return SchemaFingerprint.of(database.type(), connection);
        }
    }
}
