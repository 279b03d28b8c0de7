package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.RollbackOnlyException;
import io.bucketeer.data.error.TimeoutException;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.Session;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Writes that would run for hours, by triggers: each way to write is ended as a read is. */
abstract class SlowWriteContract extends DatabaseContract {

    private static final PoolConfig LIMITS = PoolConfig.builder()
            .lockTimeout(Duration.ofSeconds(1))
            .statementTimeout(Duration.ofSeconds(2))
            .socketTimeout(Duration.ofSeconds(30))
            .build();

    /** Counts a million of millions of rows. */
    static final String ENDLESS =
            "SELECT count(*) FROM number a, number b, number c, number d WHERE a.n + b.n + c.n + d.n < 0";

    private String slowTable;

    /** Has every row of a table counted for, before it is written. */
    abstract List<String> makeSlow(String table, String operation);

    abstract List<String> makeQuick(String table);

    /** How many sessions run a statement on this database, but for the one that asks. */
    abstract String runningStatements();

    /** Ends all of them: one that nobody has stopped would hold up whoever changes its table. */
    abstract void endStatements();

    @Override
    PoolConfig pool() {
        return LIMITS;
    }

    @Override
    void prepareServer() {
        execute("CREATE TABLE number (n int)");
        for (int row = 0; row < 1_000; row += 100) {
            execute("INSERT INTO number VALUES " + "(1), ".repeat(99) + "(1)");
        }
    }

    @BeforeEach
    final void fill() {
        data.features().insert(environment, Samples.plain("f").build());
        data.tags().insert(environment, tag("old"));
        data.segmentUsers().upsert(environment, users(2));
        data.featureLastUsedInfos().upsert(environment, List.of(LastUses.of("f", 1, START, "1.0.0")));
    }

    @AfterEach
    final void quicken() {
        endStatements();
        makeQuick(slowTable).forEach(this::execute);
    }

    static Stream<Write> f11_writeTakesTooLong_isStoppedOnTheServerAndStoresNothing() {
        return Stream.of(
                new Write("tag", "INSERT", (session, id) -> session.tags().insert(id, tag("new"))),
                new Write("tag", "INSERT", (session, id) -> session.tags().insertAll(id, List.of(tag("a"), tag("b")))),
                new Write("tag", "INSERT", (session, id) -> session.tags().upsert(id, List.of(tag("a"), tag("b")))),
                new Write("tag", "DELETE", (session, id) -> session.tags().delete(id, "old")),
                new Write("feature", "UPDATE", SlowWriteContract::enable),
                new Write(
                        "segment_user",
                        "INSERT",
                        (session, id) -> session.segmentUsers().upsert(id, users(3))),
                new Write(
                        "segment_user",
                        "INSERT",
                        (session, id) -> session.segmentUsers().upsert(id, users(600))),
                new Write(
                        "segment_user",
                        "UPDATE",
                        (session, id) -> session.segmentUsers().delete(id, ids())),
                new Write("feature_last_used_info", "UPDATE", SlowWriteContract::use));
    }

    @ParameterizedTest
    @MethodSource
    void f11_writeTakesTooLong_isStoppedOnTheServerAndStoresNothing(Write write) {
        String before = stored();
        slow(write.table(), write.operation());

        long start = System.nanoTime();
        TimeoutException error =
                catchThrowableOfType(TimeoutException.class, () -> write.call().on(data, environment));
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(error.code()).isEqualTo(Fault.F11.shows(ErrorCode.STATEMENT_TIMEOUT));
        assertThat(took).isBetween(LIMITS.statementTimeout(), LIMITS.socketTimeout());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> query(runningStatements()).equals("0"));
        assertThat(stored()).isEqualTo(before);
        assertThat(data.tags().find(environment, "old")).isPresent();
    }

    @Test
    void f11_writeTakesTooLongInAUnit_doomsItWithoutAnotherRun() {
        AtomicInteger runs = new AtomicInteger();
        slow("tag", "INSERT");
        Consumer<Session> work = session -> {
            runs.incrementAndGet();
            session.features().insert(environment, Samples.plain("before").build());
            session.tags().insert(environment, tag("new"));
        };
        assertThat(catchThrowableOfType(
                                DataAccessException.class,
                                () -> data.inTransaction(session -> {
                                    work.accept(session);
                                    return null;
                                }))
                        .code())
                .isEqualTo(Fault.F11.shows(ErrorCode.STATEMENT_TIMEOUT));
        assertThat(runs).hasValue(1);
        RollbackOnlyException caught = catchThrowableOfType(
                RollbackOnlyException.class,
                () -> data.inTransaction(session -> {
                    catchThrowableOfType(TimeoutException.class, () -> work.accept(session));
                    return null;
                }));
        assertThat(caught.getCause()).isInstanceOf(TimeoutException.class);
        assertThat(storedFeatures()).isEqualTo(1);
    }

    private void slow(String table, String operation) {
        slowTable = table;
        makeSlow(table, operation).forEach(this::execute);
    }

    private String stored() {
        return count("feature") + " features, " + count("feature", "enabled = true") + " of them enabled; "
                + count("tag") + " tags; "
                + count("segment_user") + " users, " + count("segment_user", "deleted = true") + " of them deleted; "
                + count("feature_last_used_info", "last_used_at > " + START.getEpochSecond()) + " used later";
    }

    private String count(String table) {
        return count(table, "1 = 1");
    }

    private String count(String table, String condition) {
        return query("SELECT count(*) FROM " + table + " WHERE environment_id = ? AND " + condition, environment);
    }

    private static void enable(Session session, String environment) {
        Feature read = session.features().find(environment, "f").orElseThrow();
        session.features().update(environment, read.toBuilder().enabled(true).build());
    }

    private static void use(Session session, String environment) {
        session.featureLastUsedInfos().upsert(environment, List.of(LastUses.of("f", 1, START.plusSeconds(9), "1.0.0")));
    }

    private static List<SegmentUser> users(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> SegmentUsers.of("s", "u" + i, SegmentUserState.INCLUDED))
                .toList();
    }

    private static List<String> ids() {
        return users(2).stream().map(SegmentUser::id).toList();
    }

    private static Tag tag(String id) {
        return Tag.builder().id(id).name(id).createdAt(START).updatedAt(START).build();
    }

    /** A way to write, and what it does to which table. */
    record Write(String table, String operation, Call call) {

        @Override
        public String toString() {
            return operation + " " + table;
        }
    }

    /** Writes to an environment. */
    @FunctionalInterface
    interface Call {

        void on(Session session, String environment);
    }
}
