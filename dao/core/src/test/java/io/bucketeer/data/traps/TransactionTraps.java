package io.bucketeer.data.traps;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.repository.TransactionOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** T70 to T74: what transactions see of each other, and how they wait. */
final class TransactionTraps {

    private static final String[] TWO_ROWS = {
        "create table trap (id int primary key, v int)", "insert into trap values (1, 10), (2, 10)"
    };
    private static final String READ = "select v from trap where id = 1";

    private TransactionTraps() {}

    static List<Trap> all() {
        return List.of(isolation(), lostUpdate(), staleReread(), deadlock(), lockWait());
    }

    private static Trap isolation() {
        return Trap.of(
                        70,
                        "Isolation, unless said otherwise",
                        "MySQL shows a transaction one snapshot, PostgreSQL shows it each commit of others: a second read of the same"
                                + " row differs on one of them. The library asks for READ COMMITTED on both and refuses a"
                                + " connection that has another.")
                .mysql("select @@transaction_isolation")
                .postgres("select current_setting('transaction_isolation')")
                .library("a feature read in a unit, changed by others, read again", room -> {
                    room.insert(Room.feature("f"));
                    return room.data().inTransaction(session -> {
                        int before = version(room);
                        Room.elsewhere(() -> enable(room));
                        return "version " + before + ", then version " + version(room);
                    });
                })
                .guard("dialect/mysql", "MySqlDriver")
                .guard("dialect/postgres", "PostgresDriver");
    }

    private static int version(Room room) {
        return room.data()
                .features()
                .find(room.environment(), "f")
                .orElseThrow()
                .version();
    }

    private static Feature enable(Room room) {
        return room.data()
                .features()
                .update(room.environment(), Room.feature("f").enabled(true).build());
    }

    private static Trap lostUpdate() {
        return Trap.of(
                        71,
                        "The lost update",
                        "Two read 10, both add one, and 11 is stored. No isolation short of SERIALIZABLE prevents it on MySQL, on"
                                + " PostgreSQL REPEATABLE READ does, with an error. The library compares the version that was"
                                + " read with the one that is there, under a lock.")
                .mysql(lostUpdate("READ COMMITTED", Connection.TRANSACTION_READ_COMMITTED))
                .mysql(lostUpdate("REPEATABLE READ", Connection.TRANSACTION_REPEATABLE_READ))
                .postgres(lostUpdate("READ COMMITTED", Connection.TRANSACTION_READ_COMMITTED))
                .postgres(lostUpdate("REPEATABLE READ", Connection.TRANSACTION_REPEATABLE_READ))
                .library("two updates of a feature that both read as version 1", room -> {
                    room.insert(Room.feature("f"));
                    enable(room);
                    return room.outcome(() -> room.data()
                            .features()
                            .update(
                                    room.environment(),
                                    Room.feature("f").name("second").build())
                            .toString());
                })
                .guard("jooq", "GuardedGateway");
    }

    private static Probe lostUpdate(String name, int isolation) {
        return new Probe(
                        "two transactions at " + name + " read 10 and write 11: both updates, and the value",
                        (connection, others) -> {
                            Probe.answer(connection, TWO_ROWS);
                            Connection first = begin(others.connect(), isolation);
                            Connection second = begin(others.connect(), isolation);
                            Probe.answer(first, READ);
                            Probe.answer(second, READ);
                            String update = "update trap set v = 11 where id = 1";
                            List<String> seen = new ArrayList<>();
                            seen.add(Probe.answerOrError(first, update));
                            first.commit();
                            seen.add(Probe.answerOrError(second, update));
                            second.commit();
                            seen.add(Probe.answer(connection, READ));
                            return String.join("; ", seen);
                        })
                .dropping();
    }

    private static Connection begin(Connection connection, int isolation) throws SQLException {
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(false);
        return connection;
    }

    private static Trap staleReread() {
        return Trap.of(
                        72,
                        "Reading again after a conflict",
                        "An update that compares the version finds none, and who reads again in the same transaction is shown the"
                                + " very version that it compared with: on MySQL, as long as the transaction lives. In the library"
                                + " a unit that was refused as stale reads what is there now, and may go on.")
                .mysql(staleReread("REPEATABLE READ", Connection.TRANSACTION_REPEATABLE_READ))
                .mysql(staleReread("READ COMMITTED", Connection.TRANSACTION_READ_COMMITTED))
                .postgres(staleReread("REPEATABLE READ", Connection.TRANSACTION_REPEATABLE_READ))
                .postgres(staleReread("READ COMMITTED", Connection.TRANSACTION_READ_COMMITTED))
                .library("a unit whose update is stale reads again", room -> {
                    room.insert(Room.feature("f"));
                    return room.data().inTransaction(session -> {
                        int before = version(room);
                        Room.elsewhere(() -> enable(room));
                        String refused = room.outcome(() -> room.data()
                                .features()
                                .update(
                                        room.environment(),
                                        Room.feature("f").name("new").build())
                                .toString());
                        return "version " + before + ", " + refused + ", version " + version(room);
                    });
                })
                .guard("jooq", "GuardedGateway")
                .guard("dialect/mysql", "MySqlDriver");
    }

    private static Probe staleReread(String name, int isolation) {
        return new Probe(
                        "at " + name + " read 10, others write 20, `update … where v = 10`, read again",
                        (connection, others) -> {
                            Probe.answer(connection, TWO_ROWS);
                            Connection reader = begin(others.connect(), isolation);
                            List<String> seen = new ArrayList<>();
                            seen.add(Probe.answer(reader, READ));
                            Probe.answer(connection, "update trap set v = 20 where id = 1");
                            seen.add(Probe.answerOrError(reader, "update trap set v = 11 where id = 1 and v = 10"));
                            seen.add(Probe.answerOrError(reader, READ));
                            return String.join("; ", seen);
                        })
                .dropping();
    }

    private static Trap deadlock() {
        return Trap.of(
                        73,
                        "Deadlocks",
                        "One of the two is rolled back, by MySQL at once, by PostgreSQL after a second. The victim has done nothing"
                                + " wrong and need only start anew: the library runs the whole unit again, up to three times, after"
                                + " a pause of random length. Upserts and deletes of many rows lock them in order, so that they do not meet so.")
                .mysql(crossing())
                .postgres(crossing())
                .library("two units that change two features in opposite order", room -> {
                    room.insert(Room.feature("a"));
                    room.insert(Room.feature("b"));
                    return inOppositeOrder(room);
                })
                .guard("jooq", "Transactions");
    }

    /** Who is the victim is the server's choice. */
    private static Probe crossing() {
        return new Probe(
                        "two transactions change two rows in opposite order: how the second steps end",
                        (connection, others) -> {
                            Probe.answer(connection, TWO_ROWS);
                            Connection first = begin(others.connect(), Connection.TRANSACTION_READ_COMMITTED);
                            Connection second = begin(others.connect(), Connection.TRANSACTION_READ_COMMITTED);
                            Probe.answer(first, "update trap set v = 1 where id = 1");
                            Probe.answer(second, "update trap set v = 2 where id = 2");
                            CompletableFuture<String> one = CompletableFuture.supplyAsync(
                                    () -> Probe.answerOrError(first, "update trap set v = 1 where id = 2"));
                            String two = Probe.answerOrError(second, "update trap set v = 2 where id = 1");
                            String[] ends = {one.join(), two};
                            Arrays.sort(ends);
                            return String.join("; ", ends);
                        })
                .dropping();
    }

    private static String inOppositeOrder(Room room) {
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> renameBoth(room, "b", "a", bothHoldOne));
        renameBoth(room, "a", "b", bothHoldOne);
        other.join();
        return room.data().features().listByEnvironment(room.environment()).stream()
                .map(feature -> feature.id() + " in version " + feature.version())
                .collect(Collectors.joining(", "));
    }

    private static void renameBoth(Room room, String first, String second, CyclicBarrier bothHoldOne) {
        AtomicInteger runs = new AtomicInteger();
        room.data().inTransaction(session -> {
            rename(room, first, second);
            if (runs.incrementAndGet() == 1) {
                meet(bothHoldOne);
            }
            rename(room, second, second);
            return null;
        });
    }

    private static void rename(Room room, String id, String name) {
        Feature read = room.data().features().find(room.environment(), id).orElseThrow();
        room.data()
                .features()
                .update(room.environment(), read.toBuilder().name(name).build());
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Trap lockWait() {
        return Trap.of(
                        74,
                        "Waiting for a lock",
                        "Too long by default: 50 seconds on MySQL, for ever on PostgreSQL. And when MySQL gives up, it says"
                                + " \"transaction rolled back\" by its SQLSTATE and has undone the one statement: who commits then"
                                + " keeps half. The library waits 3 seconds unless told otherwise, and rolls back after any error.")
                .mysql("select @@innodb_lock_wait_timeout")
                .mysql(waiting("set innodb_lock_wait_timeout = 1"))
                .postgres("select current_setting('lock_timeout')")
                .postgres(waiting("set lock_timeout = 300"))
                .library("a unit that inserts, then waits for a row that others keep", room -> {
                    room.insert(Room.feature("held"));
                    String outcome = room.data().inTransaction(session -> {
                        session.features()
                                .update(
                                        room.environment(),
                                        Room.feature("held").enabled(true).build());
                        return Room.elsewhere(() -> insertAndWait(room));
                    });
                    return outcome + "; "
                            + room.data()
                                    .tags()
                                    .listByEnvironment(room.environment())
                                    .size() + " tags kept";
                })
                .guard("jooq", "UnitOfWork")
                .guard("dialect/mysql", "MySqlDriver")
                .guard("dialect/postgres", "PostgresDriver");
    }

    private static Probe waiting(String limit) {
        return new Probe(
                        "`" + limit
                                + "`; change row 2, then row 1 that others keep, and `commit`: the error, and row 2",
                        (connection, others) -> {
                            Probe.answer(connection, TWO_ROWS);
                            Connection holder = begin(others.connect(), Connection.TRANSACTION_READ_COMMITTED);
                            Probe.answer(holder, "update trap set v = 1 where id = 1");
                            Connection waiter = others.connect();
                            Probe.answer(waiter, limit);
                            waiter.setAutoCommit(false);
                            Probe.answer(waiter, "update trap set v = 99 where id = 2");
                            String error = Probe.answerOrError(waiter, "update trap set v = 99 where id = 1");
                            waiter.commit();
                            return error + "; " + Probe.answer(connection, "select v from trap where id = 2");
                        })
                .dropping();
    }

    private static String insertAndWait(Room room) {
        PoolConfig impatient =
                PoolConfig.builder().lockTimeout(Duration.ofSeconds(1)).build();
        try (BucketeerData data = BucketeerData.open(DataConfig.of(room.config().withPool(impatient)))) {
            return room.outcome(() -> data.inTransaction(new TransactionOptions(1, false), session -> {
                session.tags().insert(room.environment(), Room.tag("1", "a"));
                return session.features()
                        .update(room.environment(), Room.feature("held").build())
                        .toString();
            }));
        }
    }
}
