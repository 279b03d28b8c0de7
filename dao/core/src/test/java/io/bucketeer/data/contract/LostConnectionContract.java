package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.error.CommitOutcomeUnknownException;
import io.bucketeer.data.error.DriverError;
import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.UnavailableException;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TransactionOptions;
import io.bucketeer.data.testkit.Relay;
import io.bucketeer.data.testkit.Relay.Message;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A unit of work whose connection is lost while it ends: the caller learns what is known and no more, nothing is half
 * stored, and the pool, which has room for one connection, lends the next caller another.
 */
abstract class LostConnectionContract extends DatabaseContract {

    /** Stands in every row: what no message may hold. */
    private static final String SECRET = "GEHEIM";

    private Relay network;
    private BucketeerData far;

    @BeforeEach
    final void openOverTheNetwork() {
        network = new Relay(database.host(), database.port());
        DatabaseConfig relayed = config(network);
        PoolConfig one = PoolConfig.builder().maximumSize(1).build();
        far = BucketeerData.open(DataConfig.of(relayed.withPool(one)), clock);
    }

    @AfterEach
    final void closeNetwork() {
        far.close();
        network.close();
    }

    @ParameterizedTest
    @CsvSource({"REQUEST, 0", "ANSWER, 2"})
    void inTransaction_commitOrItsAnswerLost_isOutcomeUnknownOnceAndAllOrNothing(Message lost, int stored) {
        AtomicInteger runs = new AtomicInteger();
        CommitOutcomeUnknownException error = catchThrowableOfType(
                CommitOutcomeUnknownException.class,
                () -> far.inTransaction(session -> {
                    runs.incrementAndGet();
                    insertTwo(session);
                    network.loseNext(lost);
                    return null;
                }));
        assertThat(error.code()).isEqualTo(Fault.F05.shows(ErrorCode.COMMIT_OUTCOME_UNKNOWN));
        assertThat(error)
                .hasMessageContaining("commit a unit of work: the connection was lost")
                .hasNoSuppressedExceptions();
        assertThat(error).cause().isInstanceOf(DriverError.class).hasMessageContaining("SQLSTATE 08");
        assertHoldsNoSecret(error);
        assertThat(runs).hasValue(1);
        assertThat(storedFeatures()).isEqualTo(stored);
        assertThat(far.features().find(environment, "b").isPresent()).isEqualTo(stored == 2);
    }

    @ParameterizedTest
    @CsvSource({"REQUEST, 2", "ANSWER, 1"})
    void inTransaction_commitOrItsAnswerLostAndIdempotent_runsAgainAndStoresAll(Message lost, int inserts) {
        AtomicInteger inserted = new AtomicInteger();
        far.inTransaction(TransactionOptions.DEFAULT.asIdempotent(), session -> {
            if (session.features().find(environment, "a").isPresent()) {
                return null;
            }
            insertTwo(session);
            if (inserted.incrementAndGet() == 1) {
                network.loseNext(lost);
            }
            return null;
        });
        assertThat(inserted).hasValue(inserts);
        assertThat(storedFeatures()).isEqualTo(2);
    }

    @Test
    void inTransaction_workThrowsAndItsRollbackIsLost_throwsTheSameAndNotesTheRollback() {
        IllegalStateException reason = new IllegalStateException("not today");
        Throwable error = catchThrowable(() -> far.inTransaction(session -> {
            insertTwo(session);
            network.loseNext(Message.REQUEST);
            throw reason;
        }));
        assertThat(error).isSameAs(reason).hasNoCause();
        assertRollbackFailureIsNoted(error);
        assertNothingStoredAndAnotherConnectionLent();
    }

    @Test
    void inTransaction_databaseErrorAndItsRollbackIsLost_throwsTheErrorAndNotesTheRollback() {
        Throwable error = catchThrowable(() -> far.inTransaction(session -> {
            insertTwo(session);
            try {
                return insertTwo(session);
            } finally {
                network.loseNext(Message.REQUEST);
            }
        }));
        assertThat(error).isInstanceOf(DuplicateKeyException.class);
        assertThat(error).cause().isInstanceOf(DriverError.class);
        assertRollbackFailureIsNoted(error);
        assertNothingStoredAndAnotherConnectionLent();
    }

    @Test
    void stream_connectionLostBetweenTwoChunks_failsAndThenGoesOnWhereItWas() {
        List<Feature> features = IntStream.range(0, 1_500)
                .mapToObj(i -> Samples.plain("f%04d".formatted(i)).build())
                .toList();
        data.features().insertAll(environment, features);
        Iterator<Feature> rows =
                far.features().stream(environment, FeatureQuery.all()).iterator();
        List<Feature> taken = new ArrayList<>();
        while (taken.size() < 1_000) {
            taken.add(rows.next());
        }
        network.loseNext(Message.REQUEST);
        assertThat(catchThrowable(rows::hasNext)).isInstanceOf(UnavailableException.class);
        rows.forEachRemaining(taken::add);
        assertThat(taken).isEqualTo(features);
    }

    private void assertRollbackFailureIsNoted(Throwable error) {
        assertThat(error.getSuppressed())
                .singleElement()
                .isInstanceOfSatisfying(
                        UnavailableException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
        assertThat(error.getSuppressed()[0]).hasMessageContaining("roll back a unit of work failed");
        assertHoldsNoSecret(error);
    }

    private void assertNothingStoredAndAnotherConnectionLent() {
        assertThat(storedFeatures()).isZero();
        far.inTransaction(this::insertTwo);
        assertThat(storedFeatures()).isEqualTo(2);
    }

    private Void insertTwo(Session session) {
        session.features().insert(environment, Samples.plain("a").name(SECRET).build());
        session.features().insert(environment, Samples.plain("b").name(SECRET).build());
        return null;
    }

    /** Neither the error nor what hangs on it tells what is stored, or the password. */
    private void assertHoldsNoSecret(Throwable error) {
        for (Throwable link = error; link != null; link = link.getCause()) {
            assertThat(link.toString()).doesNotContain(SECRET, database.password());
            for (Throwable suppressed : link.getSuppressed()) {
                assertHoldsNoSecret(suppressed);
            }
        }
    }
}
