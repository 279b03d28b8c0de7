package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.TransientDataAccessException;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.repository.SegmentUserQuery;
import io.bucketeer.data.repository.TransactionOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many users of segments at once: all or none, whoever else writes them. */
abstract class SegmentUserBulkContract extends DatabaseContract {

    private static final TransactionOptions ONCE = new TransactionOptions(1, false);

    /** A query for whether a session of this database waits for a row that another has locked. */
    abstract String lockWaits();

    /** On a busy machine a unit may wait long for another one. */
    @Override
    PoolConfig pool() {
        return PoolConfig.builder()
                .lockTimeout(Duration.ofSeconds(60))
                .statementTimeout(Duration.ofSeconds(120))
                .socketTimeout(Duration.ofSeconds(180))
                .build();
    }

    @Test
    void upsert_ofTwoHundredThousand_storesThemAllInOneCall() {
        List<SegmentUser> users = many(200_000);
        assertThat(data.segmentUsers().upsert(environment, users)).isEqualTo(200_000);
        assertThat(data.segmentUsers().count(environment, SegmentUserQuery.all()))
                .isEqualTo(200_000);
        assertThat(data.segmentUsers().delete(environment, ids(users))).isEqualTo(200_000);
        assertThat(data.segmentUsers().count(environment, SegmentUserQuery.all()))
                .isZero();
    }

    /** The last row is locked, so the last of many statements fails, however many rows each takes. */
    @Test
    void upsertOrDelete_failingAtTheLastStatement_changesNothing() throws SQLException {
        List<SegmentUser> users = many(12_000);
        data.segmentUsers().upsert(environment, List.of(users.getFirst(), users.getLast()));
        PoolConfig impatient =
                PoolConfig.builder().lockTimeout(Duration.ofSeconds(1)).build();
        try (BucketeerData quick = BucketeerData.open(DataConfig.of(config().withPool(impatient)));
                Connection other = database.connect()) {
            other.setAutoCommit(false);
            change(other, users.getLast(), false);
            timesOut(() -> quick.segmentUsers().upsert(environment, users));
            timesOut(() -> quick.segmentUsers().delete(environment, ids(users)));
            other.rollback();
        }
        assertThat(data.segmentUsers().listByEnvironment(environment))
                .containsExactly(users.getFirst(), users.getLast());
    }

    private static void timesOut(Callable<?> call) {
        assertThatThrownBy(call::call)
                .isInstanceOfSatisfying(
                        TransientDataAccessException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.LOCK_TIMEOUT));
    }

    /** Each in one attempt, which a deadlock would end, and each with the users in another order. */
    @Test
    void upsertAndDelete_sameUsersByManyAtOnce_neverDeadlock() throws Exception {
        List<SegmentUser> shared = many(6_000);
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Callable<Integer>> calls = IntStream.range(0, 18)
                    .mapToObj(i -> i % 3 == 2 ? deletion(i, shared) : upload(i, shared))
                    .toList();
            for (Future<Integer> call : threads.invokeAll(calls)) {
                assertThat(get(call)).isBetween(0, 6_001);
            }
        }
        SegmentUserQuery all = SegmentUserQuery.builder().deleted(null).build();
        assertThat(data.segmentUsers().count(environment, all)).isEqualTo(6_000 + 12);
    }

    private Callable<Integer> upload(int number, List<SegmentUser> shared) {
        List<SegmentUser> users = new ArrayList<>(shared);
        users.add(SegmentUsers.of("segment", "own-" + number, SegmentUserState.INCLUDED));
        Collections.shuffle(users, new Random(number));
        return () -> data.inTransaction(ONCE, session -> session.segmentUsers().upsert(environment, users));
    }

    private Callable<Integer> deletion(int number, List<SegmentUser> shared) {
        List<String> ids = new ArrayList<>(ids(shared));
        Collections.shuffle(ids, new Random(number));
        return () -> data.inTransaction(ONCE, session -> session.segmentUsers().delete(environment, ids));
    }

    @Test
    void delete_userThatAnotherUnitHasNotCommitted_isNotThereAndWaitsForNothing() throws Exception {
        SegmentUser user = many(1).getFirst();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            data.inTransaction(ONCE, session -> {
                session.segmentUsers().upsert(environment, List.of(user));
                assertThat(get(other.submit(() -> data.segmentUsers().delete(environment, List.of(user.id())))))
                        .isZero();
                return null;
            });
        }
        assertThat(data.segmentUsers().find(environment, user.id())).contains(user);
    }

    /** Of its users 50,000 are removed at a time. */
    @Test
    void deleteOfASegment_withVeryManyUsers_removesThemAllAndNobodyElse() {
        insertSegment();
        data.segmentUsers().upsert(environment, many(50_000));
        data.segmentUsers()
                .upsert(
                        environment,
                        List.of(
                                SegmentUsers.of("segment", "last", SegmentUserState.EXCLUDED).toBuilder()
                                        .deleted(true)
                                        .build(),
                                SegmentUsers.of("segment;", "kept", SegmentUserState.INCLUDED)));
        assertThat(data.segments().delete(environment, "segment")).isTrue();
        SegmentUserQuery all = SegmentUserQuery.builder().deleted(null).build();
        assertThat(data.segmentUsers().list(environment, all).items())
                .extracting(SegmentUser::userId)
                .containsExactly("kept");
    }

    @Test
    void deleteOfASegment_userThatAnotherUnitHasNotCommitted_staysAndIsNotWaitedFor() throws Exception {
        insertSegment();
        List<SegmentUser> users = many(2);
        data.segmentUsers().upsert(environment, users.subList(0, 1));
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            data.inTransaction(ONCE, session -> {
                session.segmentUsers().upsert(environment, users.subList(1, 2));
                assertThat(get(other.submit(() -> data.segments().delete(environment, "segment"))))
                        .isTrue();
                return null;
            });
        }
        assertThat(data.segmentUsers().listByEnvironment(environment)).isEqualTo(users.subList(1, 2));
    }

    private void insertSegment() {
        data.segments()
                .insert(
                        environment,
                        Segment.builder()
                                .id("segment")
                                .createdAt(START)
                                .updatedAt(START)
                                .build());
    }

    @Test
    void delete_userThatAnotherUnitRevives_waitsAndMarksIt() throws Exception {
        assertThat(marksWhatAnotherUnitChanges(true, false)).isEqualTo(1);
    }

    @Test
    void delete_userThatAnotherUnitDeletes_waitsAndMarksNothing() throws Exception {
        assertThat(marksWhatAnotherUnitChanges(false, true)).isZero();
    }

    private int marksWhatAnotherUnitChanges(boolean deletedBefore, boolean deletedByOther) throws Exception {
        SegmentUser user = many(1).getFirst().toBuilder().deleted(deletedBefore).build();
        data.segmentUsers().upsert(environment, List.of(user));
        try (ExecutorService threads = Executors.newSingleThreadExecutor();
                Connection other = database.connect()) {
            other.setAutoCommit(false);
            change(other, user, deletedByOther);
            Future<Integer> marked = threads.submit(() -> data.segmentUsers().delete(environment, List.of(user.id())));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> marked.isDone() || !query(lockWaits()).equals("0"));
            assertThat(marked.isDone()).isFalse();
            other.commit();
            int count = get(marked);
            assertThat(data.segmentUsers().find(environment, user.id())).isEmpty();
            return count;
        }
    }

    private void change(Connection connection, SegmentUser user, boolean deleted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE segment_user SET deleted = ? WHERE id = ? AND environment_id = ?")) {
            statement.setBoolean(1, deleted);
            statement.setString(2, user.id());
            statement.setString(3, environment);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> ids(List<SegmentUser> users) {
        return users.stream().map(SegmentUser::id).toList();
    }

    /** So many users of one segment, by id. */
    private static List<SegmentUser> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SegmentUsers.of("segment", "user-%06d".formatted(i), SegmentUserState.INCLUDED))
                .toList();
    }
}
