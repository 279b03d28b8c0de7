package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.OptimisticLockException;
import io.bucketeer.data.error.TimeoutException;
import io.bucketeer.data.error.TransientDataAccessException;
import io.bucketeer.data.error.UnavailableException;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TagQuery;
import io.bucketeer.data.repository.TransactionOptions;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Traps T70 to T82: what transactions see, whom they wait for, and how connections end. */
abstract class TransactionTrapsContract extends TrapContract {

    private static final TransactionOptions ONCE = new TransactionOptions(1, false);
    private static final PoolConfig ONE = PoolConfig.builder().maximumSize(1).build();

    /** Ends the one session of this contract's database that has a unit of work open. */
    abstract void endTheSessionInAUnit();

    /** Makes new sessions refuse to write, or not any more. */
    abstract void readOnly(boolean readOnly);

    @Test
    void t70_unit_readsWhatOthersHaveCommittedMeanwhile() {
        insert(Samples.plain("f"));
        data.inTransaction(session -> {
            assertThat(version(session)).isEqualTo(1);
            elsewhere(() -> enable("f"));
            assertThat(version(session)).isEqualTo(2);
            return null;
        });
    }

    private int version(Session session) {
        return session.features().find(environment, "f").orElseThrow().version();
    }

    private Feature enable(String id) {
        return data.features()
                .update(environment, Samples.plain(id).enabled(true).build());
    }

    /** On another thread, which has no part in a unit of this one. */
    private static <T> T elsewhere(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void t71_ofTwoWhoReadTheSame_theSecondIsRefusedAndNothingIsLost() {
        insert(Samples.plain("f"));
        Feature second = data.features().find(environment, "f").orElseThrow();
        enable("f");
        assertThatThrownBy(() -> data.features()
                        .update(environment, second.toBuilder().name("second").build()))
                .isInstanceOf(OptimisticLockException.class);
        assertThatThrownBy(() -> data.features().delete(environment, "f", second.version()))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(data.features().find(environment, "f"))
                .contains(Samples.plain("f").enabled(true).version(2).build());
    }

    @Test
    void t72_unitWhoseUpdateWasStale_readsTheNewVersionAndGoesOn() {
        insert(Samples.plain("f"));
        Feature stored = data.inTransaction(session -> {
            Feature read = session.features().find(environment, "f").orElseThrow();
            elsewhere(() -> enable("f"));
            Feature.Builder renamed = read.toBuilder().name("new");
            assertThatThrownBy(() -> session.features().update(environment, renamed.build()))
                    .isInstanceOf(OptimisticLockException.class);
            Feature current = session.features().find(environment, "f").orElseThrow();
            assertThat(current.version()).isEqualTo(2);
            return session.features()
                    .update(environment, current.toBuilder().name("new").build());
        });
        assertThat(data.features().find(environment, "f")).contains(stored);
        assertThat(stored.enabled()).isTrue();
        assertThat(stored.version()).isEqualTo(3);
    }

    @Test
    void t73_unitsThatWaitForEachOther_bothEndByRunningOneAgain() {
        insert(Samples.plain("a"), Samples.plain("b"));
        AtomicInteger runs = new AtomicInteger();
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> renameBoth("b", "a", runs, bothHoldOne));
        renameBoth("a", "b", runs, bothHoldOne);
        other.orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(runs).hasValueGreaterThan(2);
        assertThat(data.features().listByEnvironment(environment))
                .extracting(Feature::version)
                .containsExactly(3, 3);
    }

    private void renameBoth(String first, String second, AtomicInteger runs, CyclicBarrier bothHoldOne) {
        data.inTransaction(session -> {
            int run = runs.incrementAndGet();
            rename(session, first, run);
            if (run <= 2) {
                await(bothHoldOne);
            }
            rename(session, second, run);
            return null;
        });
    }

    private void rename(Session session, String id, int run) {
        Feature read = session.features().find(environment, id).orElseThrow();
        session.features()
                .update(environment, read.toBuilder().name("run " + run).build());
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void t74_unitThatWaitsTooLongForALock_keepsNothing() {
        insert(Samples.plain("held"));
        try (BucketeerData impatient = open(limits(1, 10, 30))) {
            data.inTransaction(session -> {
                session.features()
                        .update(environment, Samples.plain("held").enabled(true).build());
                assertThatThrownBy(() -> elsewhere(() -> impatient.inTransaction(ONCE, this::insertAndWait)))
                        .hasCauseInstanceOf(TransientDataAccessException.class)
                        .cause()
                        .hasMessageStartingWith("LOCK_TIMEOUT: ");
                return null;
            });
            assertThat(data.tags().listByEnvironment(environment)).isEmpty();
            impatient.tags().insert(environment, tag("after", "after"));
        }
        assertThat(data.tags().listByEnvironment(environment)).containsExactly(tag("after", "after"));
    }

    private Feature insertAndWait(Session session) {
        session.tags().insert(environment, tag("before", "before"));
        return session.features().update(environment, Samples.plain("held").build());
    }

    private static PoolConfig limits(int lockSeconds, int statementSeconds, int answerSeconds) {
        return PoolConfig.builder()
                .maximumSize(1)
                .lockTimeout(Duration.ofSeconds(lockSeconds))
                .statementTimeout(Duration.ofSeconds(statementSeconds))
                .socketTimeout(Duration.ofSeconds(answerSeconds))
                .build();
    }

    private BucketeerData open(PoolConfig pool) {
        return BucketeerData.open(DataConfig.of(config().withPool(pool)), clock);
    }

    /**
     * Tags become a view that takes for ever to read, by a subquery of each row, and are listed: what depends on no row, or
     * on the one row of a key, MySQL computes while it plans, and where the limit is reached then, it answers now and again
     * as if no row were there.
     */
    @Test
    void t75_statementThatTakesTooLong_isATimeoutOnceAndTheConnectionLives() {
        data.tags().insertAll(environment, tags(200));
        execute("ALTER TABLE tag RENAME TO tag_whole");
        execute("CREATE VIEW tag AS SELECT * FROM tag_whole WHERE (SELECT count(*)"
                + " FROM tag_whole a, tag_whole b, tag_whole c, tag_whole d"
                + " WHERE a.created_at + b.created_at + c.created_at + d.created_at + tag_whole.created_at < 0) = 0");
        AtomicInteger runs = new AtomicInteger();
        try (BucketeerData impatient = open(limits(1, 2, 6))) {
            assertThatThrownBy(() -> impatient.inTransaction(session -> {
                        runs.incrementAndGet();
                        return session.tags().listByEnvironment(environment);
                    }))
                    .isInstanceOfSatisfying(
                            TimeoutException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STATEMENT_TIMEOUT));
            impatient.features().insert(environment, Samples.plain("f").build());
        } finally {
            execute("DROP VIEW tag");
            execute("ALTER TABLE tag_whole RENAME TO tag");
        }
        assertThat(runs).hasValue(1);
        assertThat(data.features().find(environment, "f")).isPresent();
    }

    private static List<Tag> tags(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> tag("t%04d".formatted(i), "name " + i))
                .toList();
    }

    @Test
    void t76_sessionThatIsEndedInAUnit_isUnavailableOnceAndReplaced() {
        AtomicInteger runs = new AtomicInteger();
        try (BucketeerData one = open(ONE)) {
            assertThatThrownBy(() -> one.inTransaction(session -> {
                        runs.incrementAndGet();
                        session.tags().insert(environment, tag("1", "a"));
                        endTheSessionInAUnit();
                        return session.tags().find(environment, "1");
                    }))
                    .isInstanceOfSatisfying(
                            UnavailableException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
            assertThat(one.tags().find(environment, "1")).isEmpty();
        }
        assertThat(runs).hasValue(1);
    }

    /** Meanwhile no other pool is open, which could come by such a connection as well. */
    @Test
    void t77_connectionThatMayOnlyRead_isGivenUpAfterOneError() {
        data.close();
        readOnly(true);
        try {
            data = open(ONE);
            assertThat(data.tags().find(environment, "1")).isEmpty();
        } finally {
            readOnly(false);
        }
        assertThatThrownBy(() -> data.tags().insert(environment, tag("1", "a")))
                .isInstanceOfSatisfying(
                        UnavailableException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.READ_ONLY_SERVER));
        data.tags().insert(environment, tag("1", "a"));
        assertThat(data.tags().find(environment, "1")).isPresent();
        data.close();
        data = open(pool());
    }

    @Test
    void t78_unitThatHasOnlyRead_mayWrite() {
        assertThat(TransactionOptions.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .containsExactly("attempts", "idempotent");
        try (BucketeerData one = open(ONE)) {
            assertThat(one.tags().listByEnvironment(environment)).isEmpty();
            one.inTransaction(session -> {
                assertThat(session.tags().find(environment, "1")).isEmpty();
                session.tags().insert(environment, tag("1", "a"));
                return null;
            });
            one.tags().insert(environment, tag("2", "b"));
        }
        assertThat(data.tags().listByEnvironment(environment)).hasSize(2);
    }

    @Test
    void t79_columnThatIsAddedMeanwhile_disturbsNoUnit() {
        try (BucketeerData one = open(ONE)) {
            one.tags().insert(environment, tag("1", "a"));
            for (int i = 0; i < 6; i++) {
                assertThat(one.tags().find(environment, "1")).isPresent();
                assertThat(one.tags().list(environment, TagQuery.all()).items()).hasSize(1);
            }
            execute("ALTER TABLE tag ADD COLUMN later int NULL");
            try {
                one.inTransaction(session -> {
                    assertThat(session.tags().find(environment, "1")).contains(tag("1", "a"));
                    assertThat(session.tags().list(environment, TagQuery.all()).items())
                            .containsExactly(tag("1", "a"));
                    session.tags().insert(environment, tag("2", "b"));
                    return null;
                });
            } finally {
                execute("ALTER TABLE tag DROP COLUMN later");
            }
            assertThat(one.tags().listByEnvironment(environment)).hasSize(2);
        }
    }

    @Test
    void t79_sql_namesItsColumns() {
        assertThat(SqlRule.NAMED_COLUMNS.isBrokenBy("SELECT * FROM t")).isTrue();
        assertThat(SqlRule.NAMED_COLUMNS.broken()).isEmpty();
    }

    @Test
    void t80_rowsBecomeVisible_inTheOrderOfCommitsAndNothingCountsThem() {
        assertThat(column(catalog().countingColumns())).isEmpty();
        data.inTransaction(session -> {
            session.tags().insert(environment, tag("1", "a"));
            assertThat(elsewhere(() -> {
                        data.tags().insert(environment, tag("2", "b"));
                        return data.tags().listByEnvironment(environment);
                    }))
                    .containsExactly(tag("2", "b"));
            return null;
        });
        assertThat(data.tags().listByEnvironment(environment)).containsExactly(tag("1", "a"), tag("2", "b"));
    }

    @Test
    void t81_stream_isFetchedPieceByPieceAndHoldsNoConnection() {
        try (BucketeerData one = open(ONE)) {
            one.tags().insertAll(environment, tags(2_500));
            Iterator<Tag> rows = one.tags().stream(environment, TagQuery.all()).iterator();
            assertThat(rows.next()).isEqualTo(tag("t0000", "name 0"));
            elsewhere(() -> {
                one.tags().insert(environment, tag("late", "namf"));
                return null;
            });
            int count = 1;
            Tag last = null;
            while (rows.hasNext()) {
                last = rows.next();
                count++;
            }
            assertThat(count).isEqualTo(2_501);
            assertThat(last).isEqualTo(tag("late", "namf"));
        }
    }

    @Test
    void t82_serverThatNeverSpeaks_isUnavailableInTime() throws IOException {
        PoolConfig second =
                PoolConfig.builder().connectionTimeout(Duration.ofSeconds(1)).build();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            DatabaseConfig config = DatabaseConfig.of(
                            type(),
                            silent.getInetAddress().getHostAddress(),
                            silent.getLocalPort(),
                            "none",
                            "user",
                            "password")
                    .withPool(second);
            assertThatThrownBy(() -> elsewhere(() -> BucketeerData.open(DataConfig.of(config))))
                    .hasCauseInstanceOf(UnavailableException.class)
                    .cause()
                    .hasMessageContaining(" failed: the server ");
        }
    }
}
