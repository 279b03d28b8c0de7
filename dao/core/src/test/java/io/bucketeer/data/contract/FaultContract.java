package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.error.CommitOutcomeUnknownException;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.testkit.DatabaseServer;
import io.bucketeer.data.testkit.PrivateServer;
import io.bucketeer.data.testkit.Relay;
import io.bucketeer.data.testkit.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * Servers that die, hang, are slow or take no writes: each call ends with its typed error within its time limit, and
 * the library works again as soon as the server does. {@link Fault} lists all faults and what shows them.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
abstract class FaultContract extends DatabaseContract {

    /** How often the server is killed. */
    private static final int ROUNDS = Integer.getInteger("faults.rounds", 1);

    /** So many calls at once that one after the other they would take longer than {@link #LIMIT}. */
    private static final int CALLERS = 120;

    /** So many times its limit a call may take on a busy machine. */
    private static final int SLOW = 10;

    /** For whatever has to end or to come back; on a busy machine too. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final PoolConfig IMPATIENT = PoolConfig.builder()
            .maximumSize(1)
            .connectionTimeout(Duration.ofSeconds(1))
            .lockTimeout(Duration.ofSeconds(1))
            .statementTimeout(Duration.ofSeconds(2))
            .socketTimeout(Duration.ofSeconds(3))
            .build();

    private PrivateServer server;

    @Override
    final DatabaseServer server() {
        server = TestServers.startPrivate(type());
        return server;
    }

    @Override
    final void stopServer() {
        server.close();
    }

    /** Makes the server refuse writes, or take them again, in all sessions. */
    abstract void takeNoWrites(boolean on);

    /** How many sessions run a statement on this database, but for the one that asks. */
    abstract String runningStatements();

    @Test
    void f01_serverRefusesConnections_isUnavailableToAllInTimeAndThenRecovers() throws Exception {
        try (BucketeerData impatient = open(config());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            impatient.tags().insert(environment, tag("kept"));
            server.kill();
            try {
                List<Future<Refusal>> calls = new ArrayList<>();
                for (int i = 0; i < CALLERS; i++) {
                    calls.add(callers.submit(() -> refusal(impatient)));
                }
                for (Future<Refusal> call : calls) {
                    Refusal refusal = call.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
                    assertThat(refusal.code()).isEqualTo(Fault.F01.shows(ErrorCode.UNAVAILABLE));
                    assertThat(refusal.took())
                            .isLessThan(IMPATIENT.connectionTimeout().multipliedBy(SLOW));
                }
            } finally {
                server.restart();
            }
            awaitRecovery(impatient);
            assertThat(impatient.tags().find(environment, "kept")).isPresent();
        }
    }

    private Refusal refusal(BucketeerData library) {
        long start = System.nanoTime();
        ErrorCode code = code(() -> library.tags().find(environment, "kept"));
        return new Refusal(code, Duration.ofNanos(System.nanoTime() - start));
    }

    /** How a call failed, and after which time. */
    private record Refusal(ErrorCode code, Duration took) {}

    @Test
    void f01_serverKilledUnderAWriter_keepsAllThatWasAcknowledged() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        try (BucketeerData impatient = open(config());
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                String prefix = "r" + round + "-";
                int before = acknowledged.size();
                Future<ErrorCode> writer = thread.submit(() -> code(() -> {
                    for (int i = 0; ; i++) {
                        impatient.tags().insert(environment, tag(prefix + i));
                        acknowledged.add(prefix + i);
                    }
                }));
                await().atMost(LIMIT).until(() -> acknowledged.size() > before + 50);
                server.kill();
                assertThat(writer.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                        .isIn(ErrorCode.COMMIT_OUTCOME_UNKNOWN, ErrorCode.UNAVAILABLE);
                server.restart();
                awaitRecovery(impatient);
            }
            assertThat(impatient.tags().listByEnvironment(environment))
                    .extracting(Tag::id)
                    .containsAll(acknowledged);
        }
    }

    @Test
    void f02_serverHangs_timesOutAndRecovers() {
        try (BucketeerData impatient = open(config())) {
            hang(
                    impatient,
                    server::suspend,
                    server::resume,
                    Fault.F02.shows(ErrorCode.RESPONSE_TIMEOUT),
                    Fault.F02.shows(ErrorCode.UNAVAILABLE));
        }
    }

    @Test
    void f06_networkSwallowsEverything_timesOutAndRecovers() {
        try (Relay network = new Relay(database.host(), database.port());
                BucketeerData far = open(config(network))) {
            hang(
                    far,
                    network::fallSilent,
                    network::goOn,
                    Fault.F06.shows(ErrorCode.RESPONSE_TIMEOUT),
                    Fault.F06.shows(ErrorCode.UNAVAILABLE));
        }
    }

    private void hang(BucketeerData impatient, Runnable hang, Runnable goOn, ErrorCode inside, ErrorCode then) {
        impatient.tags().insert(environment, tag("kept"));
        try {
            assertThat(code(() -> impatient.inTransaction(session -> {
                        session.tags().insert(environment, tag("inside"));
                        session.tags().find(environment, "kept"); // known to the connection from now on
                        hang.run();
                        return session.tags().find(environment, "kept");
                    })))
                    .isEqualTo(inside);
            for (int call = 0; call < 3; call++) {
                assertThat(code(() -> impatient.tags().find(environment, "kept")))
                        .isEqualTo(then);
            }
        } finally {
            goOn.run();
        }
        awaitRecovery(impatient);
        assertThat(impatient.tags().find(environment, "inside")).isEmpty();
        assertThat(impatient.tags().find(environment, "kept")).isPresent();
    }

    @Test
    void f02_serverHangsWhileItCommits_isOutcomeUnknown() {
        try (BucketeerData impatient = open(config())) {
            hangInACommit(
                    impatient, server::suspend, server::resume, Fault.F02.shows(ErrorCode.COMMIT_OUTCOME_UNKNOWN));
        }
    }

    @Test
    void f06_networkSwallowsACommitOrASingleWrite_isOutcomeUnknown() {
        try (Relay network = new Relay(database.host(), database.port());
                BucketeerData far = open(config(network))) {
            ErrorCode unknown = Fault.F06.shows(ErrorCode.COMMIT_OUTCOME_UNKNOWN);
            hangInACommit(far, network::fallSilent, network::goOn, unknown);
            far.tags().insert(environment, tag("known")); // a statement that is known takes one round trip
            network.fallSilent();
            try {
                assertThat(code(() -> far.tags().insert(environment, tag("single"))))
                        .isEqualTo(unknown);
            } finally {
                network.goOn();
            }
            awaitRecovery(far);
            assertThat(far.tags().find(environment, "known")).isPresent();
        }
    }

    private void hangInACommit(BucketeerData impatient, Runnable hang, Runnable goOn, ErrorCode expected) {
        try {
            assertThat(code(() -> impatient.inTransaction(session -> {
                        session.tags().insert(environment, tag("a"));
                        session.tags().insert(environment, tag("b"));
                        hang.run();
                        return null;
                    })))
                    .isEqualTo(expected);
        } finally {
            goOn.run();
        }
        awaitRecovery(impatient);
        assertThat(impatient.tags().listByEnvironment(environment)).size().isIn(0, 2);
    }

    @Test
    void f11_statementTakesTooLong_isStoppedOnTheServerToo() {
        data.tags().insert(environment, tag("slow"));
        execute("ALTER TABLE tag RENAME TO quick_tag");
        execute("CREATE TABLE number (n int)");
        for (int row = 0; row < 1_000; row += 100) {
            execute("INSERT INTO number VALUES " + "(1), ".repeat(99) + "(1)");
        }
        execute("CREATE VIEW tag AS SELECT quick_tag.* FROM quick_tag, number a, number b, number c, number d"
                + " WHERE a.n + b.n + c.n + d.n < 0");
        try (BucketeerData impatient = open(config())) {
            assertThat(code(() -> impatient.tags().find(environment, "slow")))
                    .isEqualTo(Fault.F11.shows(ErrorCode.STATEMENT_TIMEOUT));
            await().atMost(LIMIT).until(() -> query(runningStatements()).equals("0"));
            assertThat(impatient.features().find(environment, "none")).isEmpty();
        } finally {
            execute("DROP VIEW tag");
            execute("DROP TABLE number");
            execute("ALTER TABLE quick_tag RENAME TO tag");
        }
    }

    @Test
    void f12_serverTakesNoWrites_losesItsConnectionAtTheFirstErrorAndRecovers() {
        try (Relay network = new Relay(database.host(), database.port());
                BucketeerData far = open(config(network))) {
            far.tags().insert(environment, tag("kept"));
            takeNoWrites(true);
            try {
                await().atMost(LIMIT).until(() -> code(() -> write(far)), ErrorCode.READ_ONLY_SERVER::equals);
                int connections = network.connections();
                assertThat(code(() -> write(far))).isEqualTo(Fault.F12.shows(ErrorCode.READ_ONLY_SERVER));
                assertThat(code(() -> far.inTransaction(session -> {
                            session.tags().upsert(environment, List.of(tag("unit")));
                            return null;
                        })))
                        .isEqualTo(Fault.F12.shows(ErrorCode.READ_ONLY_SERVER));
                assertThat(far.tags().find(environment, "kept")).isPresent();
                assertThat(network.connections()).isGreaterThanOrEqualTo(connections + 2);
            } finally {
                takeNoWrites(false);
            }
            await().atMost(LIMIT).until(() -> code(() -> write(far)) == null);
            assertThat(far.tags().find(environment, "kept")).isPresent();
            assertThat(far.tags().find(environment, "unit")).isEmpty();
        }
    }

    /** By a single statement outside a unit of work. */
    private void write(BucketeerData library) {
        library.tags().insert(environment, tag(UUID.randomUUID().toString()));
    }

    private void awaitRecovery(BucketeerData library) {
        await().atMost(LIMIT)
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(() -> library.features().find("", "").isEmpty());
    }

    private BucketeerData open(DatabaseConfig config) {
        return BucketeerData.open(DataConfig.of(config.withPool(IMPATIENT)), clock);
    }

    /** How the call fails, which it does in time; null where it does not. */
    private static ErrorCode code(Runnable call) {
        long start = System.nanoTime();
        try {
            call.run();
            return null;
        } catch (DataAccessException e) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
            assertThat(e instanceof CommitOutcomeUnknownException)
                    .isEqualTo(e.code() == ErrorCode.COMMIT_OUTCOME_UNKNOWN);
            return e.code();
        }
    }

    private static Tag tag(String id) {
        return Tag.builder().id(id).name(id).createdAt(START).updatedAt(START).build();
    }
}
