package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.error.CommitOutcomeUnknownException;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.IllegalUseException;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.NotFoundException;
import io.bucketeer.data.error.OptimisticLockException;
import io.bucketeer.data.error.RollbackOnlyException;
import io.bucketeer.data.error.TimeoutException;
import io.bucketeer.data.error.TransientDataAccessException;
import io.bucketeer.data.error.UnavailableException;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.FeatureRepository;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TagQuery;
import io.bucketeer.data.repository.TransactionOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The unit of work: all or nothing, on both databases alike, whatever happens inside. */
abstract class UnitOfWorkContract extends DatabaseContract {

    private static final TransactionOptions ONCE = new TransactionOptions(1, false);

    @Test
    void inTransaction_workReturns_commitsAndGivesItsResult() {
        String result = data.inTransaction(session -> {
            session.features().insert(environment, Samples.plain("a").build());
            session.features().insert(environment, Samples.plain("b").build());
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(storedFeatures()).isEqualTo(2);
    }

    @Test
    void inTransaction_workThrows_rollsBackAndThrowsTheSame() {
        IllegalStateException reason = new IllegalStateException("not today");
        assertThatThrownBy(() -> data.inTransaction(session -> {
                    session.features().insert(environment, Samples.plain("a").build());
                    throw reason;
                }))
                .isSameAs(reason);
        assertThat(storedFeatures()).isZero();
    }

    @Test
    void inTransaction_sessionInAnotherThread_isRefusedAndTheUnitGoesOn() throws Exception {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            data.inTransaction(session -> {
                session.features().insert(environment, Samples.plain("a").build());
                Future<?> elsewhere = other.submit(() -> session.features()
                        .insert(environment, Samples.plain("b").build()));
                assertThatThrownBy(elsewhere::get)
                        .cause()
                        .isInstanceOfSatisfying(
                                IllegalUseException.class,
                                refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.ILLEGAL_USE));
                return null;
            });
        }
        assertThat(storedFeatures()).isEqualTo(1);
    }

    @Test
    void inTransaction_sessionKeptAfterItsUnit_isRefusedAlsoInTheNext() {
        Session kept = data.inTransaction(session -> session);
        assertThatThrownBy(kept::features).isInstanceOf(IllegalUseException.class);
        data.inTransaction(session -> {
            assertThatThrownBy(kept::features).isInstanceOf(IllegalUseException.class);
            return data.inTransaction(inner -> session.features().find(environment, "a"));
        });
    }

    @Test
    void inTransaction_repositoryOfTheSessionKeptOrGivenAway_isRefusedAndStoresNothing() throws Exception {
        AtomicReference<FeatureRepository> kept = new AtomicReference<>();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            data.inTransaction(session -> {
                kept.set(session.features());
                kept.get().insert(environment, Samples.plain("a").build());
                Future<?> elsewhere = other.submit(
                        () -> kept.get().insert(environment, Samples.plain("b").build()));
                assertThatThrownBy(elsewhere::get).cause().isInstanceOf(IllegalUseException.class);
                return null;
            });
        }
        assertThatThrownBy(
                        () -> kept.get().insert(environment, Samples.plain("c").build()))
                .isInstanceOf(IllegalUseException.class);
        data.inTransaction(session -> {
            assertThatThrownBy(() -> kept.get().find(environment, "a")).isInstanceOf(IllegalUseException.class);
            return null;
        });
        assertThat(storedFeatures()).isEqualTo(1);
    }

    @Test
    void inTransaction_repositoryOutsideTheSession_takesPart() {
        assertThatThrownBy(() -> data.inTransaction(session -> {
                    data.features().insert(environment, Samples.plain("a").build());
                    assertThat(data.features().find(environment, "a")).isPresent();
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(storedFeatures()).isZero();
    }

    /** So many rows that a parallel stream which is split has other threads fetch some of them. */
    @Test
    void inTransaction_parallelStreamOfWhatItHasWritten_givesAllOfIt() {
        List<Tag> tags = IntStream.range(0, 6_500)
                .mapToObj(i -> tag("t%04d".formatted(i)))
                .toList();
        List<Tag> streamed = data.inTransaction(session -> {
            session.tags().insertAll(environment, tags);
            return session.tags().stream(environment, TagQuery.all()).parallel().toList();
        });
        assertThat(streamed).isEqualTo(tags);
    }

    private static Tag tag(String id) {
        return Tag.builder().id(id).name(id).createdAt(START).updatedAt(START).build();
    }

    @Test
    void inTransaction_inner_joinsTheOuter() {
        assertThatThrownBy(() -> data.inTransaction(outer -> {
                    data.inTransaction(inner -> {
                        inner.features().insert(environment, Samples.plain("a").build());
                        return null;
                    });
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(storedFeatures()).isZero();
    }

    @Test
    void inTransaction_swallowedFailureOfAnInner_dooms() {
        assertThatThrownBy(() -> data.inTransaction(outer -> {
                    outer.features().insert(environment, Samples.plain("a").build());
                    try {
                        data.inTransaction(inner -> {
                            throw new IllegalStateException("inner");
                        });
                    } catch (IllegalStateException e) {
                        // swallowed on purpose
                    }
                    return null;
                }))
                .isInstanceOf(RollbackOnlyException.class);
        assertThat(storedFeatures()).isZero();
    }

    @Test
    void inTransaction_swallowedDatabaseError_makesTheCommitThrowAndKeepsNothing() {
        data.features().insert(environment, Samples.plain("there").build());
        assertThatThrownBy(() -> data.inTransaction(session -> {
                    session.features().insert(environment, Samples.plain("a").build());
                    try {
                        session.features()
                                .insert(environment, Samples.plain("there").build());
                    } catch (DuplicateKeyException e) {
                        // swallowed on purpose
                    }
                    return null;
                }))
                .isInstanceOfSatisfying(
                        RollbackOnlyException.class,
                        e -> assertThat(e.code()).isEqualTo(Fault.F16.shows(ErrorCode.ROLLBACK_ONLY)))
                .hasCauseInstanceOf(DuplicateKeyException.class);
        assertThat(storedFeatures()).isEqualTo(1);
    }

    @Test
    void inTransaction_callAfterASwallowedDatabaseError_isRefused() {
        data.features().insert(environment, Samples.plain("there").build());
        assertThatThrownBy(() -> data.inTransaction(session -> {
                    try {
                        session.features()
                                .insert(environment, Samples.plain("there").build());
                    } catch (DuplicateKeyException e) {
                        session.features().find(environment, "there");
                    }
                    return null;
                }))
                .isInstanceOf(RollbackOnlyException.class);
    }

    @Test
    void inTransaction_refusalBeforeAnySql_leavesTheUnitUsable() {
        data.inTransaction(session -> {
            try {
                session.features().insert(environment, Samples.plain("a\0").build());
            } catch (InvalidDataException e) {
                session.features().insert(environment, Samples.plain("a").build());
            }
            return null;
        });
        assertThat(storedFeatures()).isEqualTo(1);
    }

    @Test
    void inTransaction_notFoundOrStaleCaughtInside_leavesTheUnitUsable() {
        Feature read = Samples.plain("read").build();
        data.features().insert(environment, read);
        data.features().update(environment, read.toBuilder().name("newer").build());
        data.inTransaction(session -> {
            try {
                session.features().update(environment, Samples.plain("new").build());
            } catch (NotFoundException e) {
                session.features().insert(environment, Samples.plain("new").build());
            }
            try {
                session.features()
                        .update(environment, read.toBuilder().name("older").build());
            } catch (OptimisticLockException e) {
                session.features().insert(environment, Samples.plain("conflict").build());
            }
            return null;
        });
        assertThat(storedFeatures()).isEqualTo(3);
    }

    @Test
    void inTransaction_deadlock_runsTheWholeWorkAgain() throws Exception {
        Feature a = Samples.plain("a").build();
        Feature b = Samples.plain("b").build();
        data.features().insertAll(environment, List.of(a, b));
        AtomicInteger runs = new AtomicInteger();
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> first = threads.submit(() -> updateBoth(TransactionOptions.DEFAULT, "a", "b", runs, bothHoldOne));
            Future<?> second =
                    threads.submit(() -> updateBoth(TransactionOptions.DEFAULT, "b", "a", runs, bothHoldOne));
            first.get(30, TimeUnit.SECONDS);
            second.get(30, TimeUnit.SECONDS);
        }
        assertThat(runs).hasValueGreaterThan(2);
        assertThat(data.features().find(environment, "a").orElseThrow().version())
                .isEqualTo(3);
        assertThat(data.features().find(environment, "b").orElseThrow().version())
                .isEqualTo(3);
    }

    @Test
    void inTransaction_deadlockInTheLastRun_comesOutOfOne() throws Exception {
        data.features()
                .insertAll(
                        environment,
                        List.of(Samples.plain("a").build(), Samples.plain("b").build()));
        AtomicInteger runs = new AtomicInteger();
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        List<ErrorCode> errors = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> units = List.of(
                    threads.submit(() -> updateBoth(ONCE, "a", "b", runs, bothHoldOne)),
                    threads.submit(() -> updateBoth(ONCE, "b", "a", runs, bothHoldOne)));
            for (Future<?> unit : units) {
                try {
                    unit.get(30, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    errors.add(((DataAccessException) e.getCause()).code());
                }
            }
        }
        assertThat(errors).containsExactly(Fault.F08.shows(ErrorCode.DEADLOCK));
        assertThat(runs).hasValue(2);
    }

    private Void updateBoth(
            TransactionOptions options, String one, String two, AtomicInteger runs, CyclicBarrier barrier) {
        return data.inTransaction(options, session -> {
            int run = runs.incrementAndGet();
            rename(session, one, run);
            if (run <= 2) {
                await(barrier);
            }
            rename(session, two, run);
            return null;
        });
    }

    private void rename(Session session, String id, int run) {
        Feature read = session.features().find(environment, id).orElseThrow();
        session.features()
                .update(environment, read.toBuilder().name("run " + run).build());
    }

    @Test
    void inTransaction_lockHeldByAnother_isALockTimeoutAndKeepsNothing() throws SQLException {
        data.features().insert(environment, Samples.plain("held").build());
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            lock(other, "held");
            assertThatThrownBy(() -> data.inTransaction(ONCE, session -> {
                        session.features()
                                .insert(environment, Samples.plain("a").build());
                        return session.features()
                                .update(
                                        environment,
                                        Samples.plain("held").name("new").build());
                    }))
                    .isInstanceOfSatisfying(
                            TransientDataAccessException.class,
                            e -> assertThat(e.code()).isEqualTo(Fault.F09.shows(ErrorCode.LOCK_TIMEOUT)));
            other.rollback();
        }
        assertThat(storedFeatures()).isEqualTo(1);
    }

    /** MySQL rolls back nothing but the statement, so that a commit would keep the rest. */
    @Test
    void inTransaction_swallowedLockTimeout_makesTheCommitThrowAndKeepsNothing() throws SQLException {
        data.features().insert(environment, Samples.plain("held").build());
        try (BucketeerData quick = impatient();
                Connection other = database.connect()) {
            other.setAutoCommit(false);
            lock(other, "held");
            assertThatThrownBy(() -> quick.inTransaction(ONCE, session -> {
                        session.features()
                                .insert(environment, Samples.plain("a").build());
                        try {
                            session.features().delete(environment, "held", 1);
                        } catch (TransientDataAccessException e) {
                            // swallowed on purpose
                        }
                        return null;
                    }))
                    .isInstanceOf(RollbackOnlyException.class)
                    .hasCauseInstanceOf(TransientDataAccessException.class);
            other.rollback();
        }
        assertThat(storedFeatures()).isEqualTo(1);
    }

    /** Waits for a lock for a second. */
    private BucketeerData impatient() {
        PoolConfig pool =
                PoolConfig.builder().lockTimeout(Duration.ofSeconds(1)).build();
        return BucketeerData.open(DataConfig.of(config().withPool(pool)));
    }

    @Test
    void inTransaction_lockHeldThroughout_runsAsOftenAsTheOptionsSay() throws SQLException {
        data.features().insert(environment, Samples.plain("held").build());
        try (BucketeerData quick = impatient();
                Connection other = database.connect()) {
            other.setAutoCommit(false);
            lock(other, "held");
            assertThat(runsAgainstALock(quick, ONCE)).isEqualTo(1);
            assertThat(runsAgainstALock(quick, TransactionOptions.DEFAULT)).isEqualTo(3);
            other.rollback();
        }
    }

    private int runsAgainstALock(BucketeerData quick, TransactionOptions options) {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> quick.inTransaction(options, session -> {
                    runs.incrementAndGet();
                    return session.features().delete(environment, "held", 1);
                }))
                .isInstanceOf(TransientDataAccessException.class);
        return runs.get();
    }

    private void lock(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT id FROM feature WHERE id = ? AND environment_id = ? FOR UPDATE")) {
            statement.setString(1, id);
            statement.setString(2, environment);
            statement.executeQuery();
        }
    }

    @Test
    void call_rowThatAnotherUnitHasNotCommitted_isNotThereAndWaitsForNothing() throws Exception {
        Feature feature = Samples.plain("new").build();
        Tag tag = tag("new");
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            data.inTransaction(ONCE, session -> {
                session.features().insert(environment, feature);
                session.tags().insert(environment, tag);
                assertThat(get(other.submit(() -> List.of(
                                outcome(() -> data.features().update(environment, feature)),
                                outcome(() -> data.features().delete(environment, "new", 1)),
                                outcome(() -> data.tags().delete(environment, "new")),
                                outcome(() -> data.tags().delete(environment, "new", START))))))
                        .containsExactly("NOT_FOUND", "false", "false", "false");
                return null;
            });
        }
        assertThat(data.features().find(environment, "new")).contains(feature);
        assertThat(data.tags().delete(environment, "new")).isTrue();
    }

    private static String outcome(Supplier<Object> call) {
        try {
            return call.get().toString();
        } catch (DataAccessException e) {
            return e.code().name();
        }
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void oneHundredParallelReadModifyWrites_underRetryOfStaleVersions_loseNothing() throws Exception {
        data.features().insert(environment, Samples.plain("counter").build());
        int threads = 100;
        PoolConfig patient =
                PoolConfig.builder().connectionTimeout(Duration.ofSeconds(60)).build();
        CountDownLatch start = new CountDownLatch(threads);
        try (BucketeerData busy = BucketeerData.open(DataConfig.of(config().withPool(patient)), clock);
                ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(executor.submit(() -> {
                    start.countDown();
                    await(start);
                    increment(busy);
                }));
            }
            for (Future<?> future : futures) {
                future.get(120, TimeUnit.SECONDS);
            }
        }
        Feature counted = data.features().find(environment, "counter").orElseThrow();
        assertThat(counted.ttl()).isEqualTo(threads);
        assertThat(counted.version()).isEqualTo(1 + threads);
    }

    private void increment(BucketeerData busy) {
        while (true) {
            Feature read = busy.features().find(environment, "counter").orElseThrow();
            try {
                busy.features()
                        .update(
                                environment,
                                read.toBuilder().ttl(read.ttl() + 1).build());
                return;
            } catch (OptimisticLockException e) {
                // another thread was first: read again
            }
        }
    }

    @Test
    void call_poolExhausted_isATimeoutThatShowsThePool() throws Exception {
        PoolConfig tiny = PoolConfig.builder()
                .maximumSize(1)
                .connectionTimeout(Duration.ofSeconds(1))
                .build();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (BucketeerData small = BucketeerData.open(DataConfig.of(config().withPool(tiny)));
                ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Future<?> holder = executor.submit(() -> small.inTransaction(session -> {
                session.features().find(environment, "a");
                held.countDown();
                await(release);
                return null;
            }));
            assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> small.features().find(environment, "a"))
                    .isInstanceOfSatisfying(
                            TimeoutException.class,
                            e -> assertThat(e.code()).isEqualTo(Fault.F14.shows(ErrorCode.POOL_EXHAUSTED)))
                    .hasMessageContaining("active=1");
            release.countDown();
            holder.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void call_threadInterruptedWhileItWaitsForTheOnlyConnection_isUnavailableAndKeepsTheFlag() throws Exception {
        PoolConfig tiny = PoolConfig.builder().maximumSize(1).build();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (BucketeerData small = BucketeerData.open(DataConfig.of(config().withPool(tiny)));
                ExecutorService executor = Executors.newFixedThreadPool(2)) {
            Future<?> holder = executor.submit(() -> small.inTransaction(session -> {
                held.countDown();
                await(release);
                return null;
            }));
            assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
            Future<Boolean> interrupted = executor.submit(() -> {
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> small.features().find(environment, "a"))
                        .isInstanceOfSatisfying(
                                UnavailableException.class,
                                e -> assertThat(e.code()).isEqualTo(Fault.F17.shows(ErrorCode.UNAVAILABLE)));
                return Thread.currentThread().isInterrupted();
            });
            assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
            release.countDown();
            holder.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void inTransaction_connectionKilledInside_isUnavailableOnceAndRunsAgainWhenIdempotent() {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> data.inTransaction(session -> insertAndLoseTheConnection(session, runs, 1)))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        e -> assertThat(e.code()).isEqualTo(Fault.F07.shows(ErrorCode.UNAVAILABLE)));
        assertThat(runs).hasValue(1);
        assertThat(storedFeatures()).isZero();
        runs.set(0);
        data.inTransaction(
                TransactionOptions.DEFAULT.asIdempotent(), session -> insertAndLoseTheConnection(session, runs, 1));
        assertThat(runs).hasValue(2);
        assertThat(storedFeatures()).isEqualTo(1);
    }

    @Test
    void inTransaction_connectionKilledBeforeItsCommit_isOutcomeUnknownAndStoresNothing() {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> data.inTransaction(session -> {
                    runs.incrementAndGet();
                    session.features().insert(environment, Samples.plain("a").build());
                    killTheSessionInAUnit();
                    return null;
                }))
                .isInstanceOfSatisfying(
                        CommitOutcomeUnknownException.class,
                        e -> assertThat(e.code()).isEqualTo(Fault.F07.shows(ErrorCode.COMMIT_OUTCOME_UNKNOWN)));
        assertThat(runs).hasValue(1);
        assertThat(storedFeatures()).isZero();
    }

    private Void insertAndLoseTheConnection(Session session, AtomicInteger runs, int losses) {
        session.features().insert(environment, Samples.plain("a").build());
        if (runs.incrementAndGet() <= losses) {
            killTheSessionInAUnit();
        }
        session.features().find(environment, "a");
        return null;
    }

    /** Ends the one session of this contract's database that has a unit of work open. */
    abstract void killTheSessionInAUnit();

    @Test
    void call_afterClose_isRefused() {
        BucketeerData closed = BucketeerData.open(DataConfig.of(config()));
        closed.close();
        assertThatThrownBy(() -> closed.features().find(environment, "a"))
                .isInstanceOfSatisfying(
                        DataAccessException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CLOSED));
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
