package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.migration.MigrationException.Reason;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** One process at a time migrates a database; the others wait, but not for ever. */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"mysql", "postgres"})
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class TurnIT {

    private static final int THREADS = 8;
    private static final int PROCESSES = 4;
    private static final MigrationLimits NO_WAITING = new MigrationLimits(Duration.ofSeconds(1), 0, Duration.ZERO);

    private final String type;
    private TestDatabase database;
    private SchemaMigration migration;

    TurnIT(String type) {
        this.type = type;
    }

    @BeforeEach
    void createDatabase() {
        database = TestServers.database(type).createDatabase("turn");
        migration = Migrations.of(database);
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void eightThreadsAtOnce_oneAppliesAllAndTheOthersNothing() throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Callable<Integer> migrator = () -> {
            SchemaMigration own = Migrations.of(database);
            start.await();
            return own.migrate().applied();
        };
        List<Integer> applied = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Integer> result : threads.invokeAll(Collections.nCopies(THREADS, migrator))) {
                applied.add(result.get());
            }
        }

        oneAppliedAll(applied);
    }

    @Test
    void fourProcessesAtOnce_oneAppliesAllAndTheOthersNothing() throws Exception {
        List<Integer> applied = new ArrayList<>();
        List<ChildMigrator> children = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                children.add(ChildMigrator.start(database));
            }
            for (ChildMigrator child : children) {
                child.awaitReady();
            }
            for (ChildMigrator child : children) {
                child.go();
            }
            for (ChildMigrator child : children) {
                applied.add(child.applied());
            }
        } finally {
            children.forEach(ChildMigrator::close);
        }

        oneAppliedAll(applied);
    }

    @Test
    void aTurnThatIsNeverHad_isReportedWithTheEndOfItsHolder() throws Exception {
        MigrationSession holder = MigrationSession.open(Engine.of(type), database.connect(), Duration.ZERO);
        try (Connection administrator = database.connect()) {
            String[] end = new String[1];
            assertThatThrownBy(() -> migration.with(NO_WAITING).migrate())
                    .isInstanceOfSatisfying(MigrationException.class, e -> {
                        assertThat(e.reason()).isEqualTo(Reason.LOCK_TIMEOUT);
                        assertThat(e).hasMessageStartingWith("Another process migrates this database");
                        String remedy = e.remedy();
                        end[0] = remedy.substring(remedy.lastIndexOf(": ") + 2, remedy.length() - 1);
                    });
            assertThat(migration.info())
                    .hasSizeGreaterThan(1)
                    .allMatch(step -> step.state() == MigrationStep.State.PENDING);

            Sql.execute(administrator, end[0]);

            assertThat(migration.migrate().applied()).isGreaterThan(1);
        } finally {
            holder.close();
        }
    }

    @Test
    void aTurnIsGivenBack_alsoInASessionThatLivesOn() throws Exception {
        try (Connection kept = database.connect()) {
            Connection pooled = (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (self, method, arguments) ->
                            method.getName().equals("close") ? null : method.invoke(kept, arguments));
            MigrationSession.open(Engine.of(type), pooled, Duration.ZERO).close();

            assertThat(kept.isClosed()).isFalse();
            assertThat(migration.with(NO_WAITING).migrate().applied()).isGreaterThan(1);
        }
    }

    @Test
    void flywaysOwnLockInTheHandsOfAnotherTool_isNotWaitedForForEver() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Void> otherTool = CompletableFuture.runAsync(() ->
                Fixtures.flyway(database, "locked", new Stop(begun, mayEnd)).migrate());
        try {
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() ->
                            Fixtures.operational(database, "locked", NO_WAITING).migrate())
                    .isInstanceOfSatisfying(
                            MigrationException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.LOCK_TIMEOUT))
                    .hasMessageStartingWith("Another process migrates this database");
        } finally {
            mayEnd.countDown();
        }
        otherTool.get(60, TimeUnit.SECONDS);
        assertThat(Fixtures.operational(database, "locked", NO_WAITING)
                        .migrate()
                        .applied())
                .isZero();
    }

    private void oneAppliedAll(List<Integer> applied) throws Exception {
        List<MigrationStep> steps = migration.info();
        List<Integer> expected = new ArrayList<>(Collections.nCopies(applied.size() - 1, 0));
        expected.add(steps.size());
        assertThat(applied).containsExactlyInAnyOrderElementsOf(expected);
        try (Connection connection = database.connect()) {
            assertThat(Sql.rows(
                            connection, "SELECT version, success FROM flyway_schema_history ORDER BY installed_rank"))
                    .hasSameSizeAs(steps)
                    .doesNotHaveDuplicates();
        }
        migration.validate();
    }

    /** Stops another tool in its first migration. */
    private static final class Stop extends BaseCallback {

        private final CountDownLatch begun;
        private final CountDownLatch mayEnd;

        Stop(CountDownLatch begun, CountDownLatch mayEnd) {
            this.begun = begun;
            this.mayEnd = mayEnd;
        }

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE;
        }

        @Override
        public void handle(Event event, Context context) {
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
