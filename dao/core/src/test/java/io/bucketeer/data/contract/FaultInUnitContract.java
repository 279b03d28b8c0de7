package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.config.PoolConfigBuilder;
import io.bucketeer.data.error.CommitOutcomeUnknownException;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.TransientDataAccessException;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.testkit.Relay;
import io.bucketeer.data.testkit.Relay.Message;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Faults that meet a single call or one unit of work. {@link Fault} lists all faults and what shows them. */
abstract class FaultInUnitContract extends DatabaseContract {

    /** Stands in a row: what no log may hold. */
    private static final String SECRET = "GEHEIM";

    private static final Set<Thread.State> WAITS = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Makes the first inserts of a tag fail by a serialization failure, so many of them. */
    abstract List<String> failFirst(int times);

    abstract List<String> failNoMore();

    /** Whether some session of this database waits for a row that is locked. */
    abstract String lockWaits();

    /** Ends the one session that waits for a row. */
    abstract void killWaiting();

    @Test
    void f04_answerToASingleWriteLost_isOutcomeUnknownAndWrittenOnce() {
        try (Relay network = new Relay(database.host(), database.port());
                BucketeerData far =
                        BucketeerData.open(DataConfig.of(config(network).withPool(one().build())), clock)) {
            far.tags().insert(environment, tag("known")); // a statement that is known takes one round trip
            network.loseNext(Message.ANSWER);

            assertThat(catchThrowable(() -> far.tags().insert(environment, tag("a"))))
                    .isInstanceOfSatisfying(
                            CommitOutcomeUnknownException.class,
                            e -> assertThat(e.code()).isEqualTo(Fault.F04.shows(ErrorCode.COMMIT_OUTCOME_UNKNOWN)));

            assertThat(network.loseNothing()).isFalse();
            assertThat(far.tags().find(environment, "a")).contains(tag("a"));
            assertThat(catchThrowable(() -> far.tags().insert(environment, tag("a"))))
                    .isInstanceOf(DuplicateKeyException.class);
            far.tags().upsert(environment, List.of(tag("a")));
            assertThat(storedTags()).isEqualTo("2");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 2", "2, 3, 2", "3, 3, 0"})
    void f10_serializationFailure_runsTheWholeUnitAgainUpToThreeTimes(int failures, int runs, String stored) {
        AtomicInteger count = new AtomicInteger();
        failFirst(failures).forEach(this::execute);
        try (BucketeerData single = open(one())) {
            Throwable error = catchThrowable(() -> single.inTransaction(session -> {
                count.incrementAndGet();
                session.features().insert(environment, Samples.plain("before").build());
                session.tags().insertAll(environment, List.of(tag("a"), tag("b")));
                return null;
            }));
            if (stored.equals("0")) {
                assertThat(error)
                        .isInstanceOfSatisfying(
                                TransientDataAccessException.class,
                                e -> assertThat(e.code()).isEqualTo(Fault.F10.shows(ErrorCode.SERIALIZATION_FAILURE)));
            } else {
                assertThat(error).isNull();
            }
        } finally {
            failNoMore().forEach(this::execute);
        }
        assertThat(count).hasValue(runs);
        assertThat(storedTags()).isEqualTo(stored);
        assertThat(storedFeatures()).isEqualTo(stored.equals("0") ? 0 : 1);
    }

    @Test
    void f07_sessionKilledInASingleWrite_isOutcomeUnknown() throws Exception {
        data.tags().insert(environment, tag("held"));
        try (BucketeerData single = open(one().lockTimeout(LIMIT)
                        .statementTimeout(LIMIT.multipliedBy(2))
                        .socketTimeout(LIMIT.multipliedBy(3)));
                Connection other = database.connect()) {
            other.setAutoCommit(false);
            lock(other, "tag", "held");
            FutureTask<Throwable> write =
                    new FutureTask<>(() -> catchThrowable(() -> single.tags().delete(environment, "held")));
            Thread.ofPlatform().start(write);
            await().atMost(LIMIT).until(() -> query(lockWaits()).equals("1"));

            killWaiting();

            assertThat(write.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            CommitOutcomeUnknownException.class,
                            e -> assertThat(e.code()).isEqualTo(Fault.F07.shows(ErrorCode.COMMIT_OUTCOME_UNKNOWN)));
            other.rollback();
            assertThat(single.tags().find(environment, "held")).isPresent();
        }
    }

    @Test
    void f14_poolOfOne_servesAllThatNestsInAUnit() {
        try (BucketeerData single = open(one())) {
            List<Tag> read = single.inTransaction(outer -> {
                outer.tags().insert(environment, tag("a"));
                single.tags().insert(environment, tag("b"));
                return single.inTransaction(inner -> {
                    single.segments().listByEnvironment(environment);
                    inner.tags().insert(environment, tag("c"));
                    return single.tags().listByEnvironment(environment);
                });
            });
            assertThat(read).extracting(Tag::id).containsExactly("a", "b", "c");
        }
        assertThat(storedTags()).isEqualTo("3");
    }

    @Test
    void f15_connectionHeldTooLong_isLoggedWithTheMethodAndWithoutValues() {
        PoolConfigBuilder watched = one().leakDetection(Duration.ofSeconds(2));
        List<String> lines = new CopyOnWriteArrayList<>();
        try (BucketeerData single = open(watched);
                LogTap tap = new LogTap(event -> lines.add(event.getLevel() + " " + event.getFormattedMessage()
                        + ThrowableProxyUtil.asString(event.getThrowableProxy())))) {
            single.inTransaction(session -> {
                session.tags().insert(environment, tag(SECRET));
                await().atMost(LIMIT).until(() -> !lines.isEmpty());
                return null;
            });
        }
        assertThat(lines.getFirst())
                .startsWith("WARN Connection leak detection triggered")
                .contains("FaultInUnitContract.f15_connectionHeldTooLong_isLoggedWithTheMethodAndWithoutValues");
        assertThat(lines).noneMatch(line -> line.contains(SECRET) || line.contains(database.password()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void f17_threadInterruptedMidCall_keepsTheFlagStoresNothingAndIsNotRunAgain(boolean virtual) throws Exception {
        ErrorCode code = virtual ? Fault.F17.shows(ErrorCode.UNAVAILABLE) : ErrorCode.LOCK_TIMEOUT;
        data.features().insert(environment, Samples.plain("held").build());
        PoolConfigBuilder limits = one().lockTimeout(Duration.ofSeconds(3));
        try (BucketeerData single = open(limits);
                Connection other = database.connect()) {
            other.setAutoCommit(false);
            lock(other, "feature", "held");
            FutureTask<Outcome> outcome = new FutureTask<>(() -> outcomeOf(runs -> single.inTransaction(session -> {
                runs.incrementAndGet();
                session.tags().insert(environment, tag("inside"));
                return session.features().delete(environment, "held", 1);
            })));
            Thread thread = start(virtual, outcome);
            await().atMost(LIMIT).until(() -> query(lockWaits()).equals("1"));

            thread.interrupt();

            assertThat(outcome.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new Outcome(code, true, 1));
            other.rollback();
            assertThat(single.tags().find(environment, "inside")).isEmpty();
            assertThat(single.features().delete(environment, "held", 1)).isTrue();
        }
    }

    /** A commit that is under way may happen, whether or not its answer is heard. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void f17_threadInterruptedInItsCommit_keepsTheFlagAndStoresAllOrNothing(boolean virtual) throws Exception {
        ErrorCode code = virtual ? Fault.F17.shows(ErrorCode.COMMIT_OUTCOME_UNKNOWN) : null;
        CountDownLatch silent = new CountDownLatch(1);
        try (Relay network = new Relay(database.host(), database.port());
                BucketeerData far =
                        BucketeerData.open(DataConfig.of(config(network).withPool(one().build())), clock)) {
            FutureTask<Outcome> outcome = new FutureTask<>(() -> outcomeOf(runs -> far.inTransaction(session -> {
                runs.incrementAndGet();
                session.tags().insertAll(environment, List.of(tag("a"), tag("b")));
                network.fallSilent();
                silent.countDown();
                return null;
            })));
            Thread thread = start(virtual, outcome);
            assertThat(silent.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            if (virtual) {
                await().atMost(LIMIT).until(thread::getState, WAITS::contains); // only for the answer
                thread.interrupt();
            } else {
                thread.interrupt();
                network.goOn();
            }

            assertThat(outcome.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new Outcome(code, true, 1));
            network.goOn();
            far.tags().upsert(environment, List.of(tag("c")));
            assertThat(storedTags()).isIn(virtual ? List.of("1", "3") : List.of("3"));
        }
    }

    private static Thread start(boolean virtual, Runnable work) {
        return virtual ? Thread.ofVirtual().start(work) : Thread.ofPlatform().start(work);
    }

    private Outcome outcomeOf(Consumer<AtomicInteger> work) {
        AtomicInteger runs = new AtomicInteger();
        ErrorCode code = null;
        try {
            work.accept(runs);
        } catch (DataAccessException e) {
            code = e.code();
        }
        return new Outcome(code, Thread.currentThread().isInterrupted(), runs.get());
    }

    private record Outcome(ErrorCode code, boolean interrupted, int runs) {}

    private void lock(Connection connection, String table, String id) throws Exception {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT id FROM " + table + " WHERE id = ? AND environment_id = ? FOR UPDATE")) {
            statement.setString(1, id);
            statement.setString(2, environment);
            statement.executeQuery();
        }
    }

    private String storedTags() {
        return query("SELECT count(*) FROM tag WHERE environment_id = ?", environment);
    }

    private static PoolConfigBuilder one() {
        return PoolConfig.builder().maximumSize(1);
    }

    private BucketeerData open(PoolConfigBuilder pool) {
        return BucketeerData.open(DataConfig.of(config().withPool(pool.build())), clock);
    }

    private static Tag tag(String id) {
        return Tag.builder().id(id).name(id).createdAt(START).updatedAt(START).build();
    }

    /** Hears what the pool logs about leaks. */
    private static final class LogTap extends AppenderBase<ILoggingEvent> implements AutoCloseable {

        private static final String LEAKS = "com.zaxxer.hikari.pool.ProxyLeakTask";

        private final Logger logger = (Logger) LoggerFactory.getLogger(LEAKS);
        private final Consumer<ILoggingEvent> listener;

        LogTap(Consumer<ILoggingEvent> listener) {
            this.listener = listener;
            start();
            logger.addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            listener.accept(event);
        }

        @Override
        public void close() {
            logger.detachAppender(this);
            stop();
        }
    }
}
