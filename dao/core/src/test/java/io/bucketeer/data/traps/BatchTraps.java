package io.bucketeer.data.traps;

import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.repository.FeatureQuery;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** T62 to T69: errors in the middle, and statements that are too much. */
final class BatchTraps {

    private static final String KEYED = "create temporary table t (id int primary key, a int)";
    private static final String COUNT = "select count(*) from t";
    private static final int MANY = 70_000;
    private static final int LARGE = 70_000_000;

    private BatchTraps() {}

    static List<Trap> all() {
        return List.of(
                errorInATransaction(),
                definitionsInATransaction(),
                badRowInABatch(),
                manyParameters(),
                emptyList(),
                packet(),
                missingPartition(),
                partitionKey());
    }

    private static Trap errorInATransaction() {
        Probe probe = new Probe(
                "a row, the same key again, its error caught, `commit`: how many rows are kept",
                (connection, others) -> {
                    Probe.answer(connection, KEYED);
                    connection.setAutoCommit(false);
                    Probe.answer(connection, "insert into t values (1, 1)");
                    Probe.answerOrError(connection, "insert into t values (1, 2)");
                    connection.commit();
                    return Probe.answer(connection, COUNT);
                });
        return Trap.of(
                        62,
                        "An error in the middle of a transaction",
                        "After it MySQL goes on and commits the rest, while PostgreSQL's commit ends without an error and keeps"
                                + " nothing: half of the work here, none of it there, and neither says so. In the library any"
                                + " error of the database ends the unit of work, and its commit throws.")
                .mysql(probe)
                .postgres(probe)
                .library(
                        "the same in a unit of work",
                        room -> room.outcome(() -> room.data().inTransaction(session -> {
                            room.insert(Room.feature("f"));
                            return room.insert(Room.feature("f"));
                        })))
                .library("rows that it kept", room -> {
                    room.outcome(() -> room.data().inTransaction(session -> {
                        room.insert(Room.feature("f"));
                        return room.insert(Room.feature("f"));
                    }));
                    return room.data()
                                    .features()
                                    .listByEnvironment(room.environment())
                                    .size() + "";
                })
                .guard("jooq", "UnitOfWork")
                .guard("jooq", "Transactions");
    }

    private static Trap definitionsInATransaction() {
        Probe probe = new Probe("a row, `create table`, `rollback`: how many rows are kept", (connection, others) -> {
                    Probe.answer(connection, KEYED);
                    connection.setAutoCommit(false);
                    Probe.answer(connection, "insert into t values (1, 1)", "create table trap (a int)");
                    connection.rollback();
                    return Probe.answer(connection, COUNT);
                })
                .dropping();
        return Trap.of(
                        63,
                        "Definitions in a transaction",
                        "On MySQL `CREATE`, `ALTER`, `DROP` and even `TRUNCATE` commit what was done before, on PostgreSQL they are"
                                + " part of the transaction. No statement of the library defines anything, and a migration has one"
                                + " such statement on MySQL.")
                .mysql(probe)
                .postgres(probe)
                .library("a unit of work of every kind of write, rolled back", room -> {
                    room.outcome(() -> room.data().inTransaction(session -> {
                        session.tags().insertAll(room.environment(), List.of(Room.tag("1", "a"), Room.tag("2", "b")));
                        session.tags().upsert(room.environment(), List.of(Room.tag("3", "c")));
                        session.segmentUsers().upsert(room.environment(), List.of(user("u")));
                        throw new IllegalArgumentException("undo");
                    }));
                    return room.data()
                                    .tags()
                                    .listByEnvironment(room.environment())
                                    .size() + " tags";
                })
                .guard("jooq", "TableGateway");
    }

    private static SegmentUser user(String id) {
        return SegmentUsers.of("segment", id, SegmentUserState.INCLUDED);
    }

    private static Trap badRowInABatch() {
        return Trap.of(
                        64,
                        "A bad row in a batch",
                        "Without a transaction the rows around it stay or go, depending on the server and on how the driver sends"
                                + " the batch. The library's calls for many rows are units of their own: all rows or none.")
                .mysql(badBatch("rewriteBatchedStatements=false"))
                .mysql(badBatch("rewriteBatchedStatements=true"))
                .postgres(badBatch("reWriteBatchedInserts=false"))
                .postgres(badBatch("reWriteBatchedInserts=true"))
                .library("six tags in one call, the fourth there already", room -> {
                    room.data().tags().insert(room.environment(), Room.tag("4", "d"));
                    List<Tag> tags = IntStream.rangeClosed(1, 6)
                            .mapToObj(i -> Room.tag("" + i, "name " + i))
                            .toList();
                    String outcome = room.outcome(() -> {
                        room.data().tags().insertAll(room.environment(), tags);
                        return "done";
                    });
                    return outcome + ", "
                            + room.data()
                                    .tags()
                                    .listByEnvironment(room.environment())
                                    .size() + " tag kept";
                })
                .guard("jooq", "TableGateway")
                .guard("jooq", "Transactions");
    }

    private static Probe badBatch(String settings) {
        return new Probe(
                "a batch of six inserts, the fourth there already, on auto-commit with `" + settings
                        + "`: counts, and rows kept of the five",
                (connection, others) -> {
                    Connection other = others.connect(settings);
                    Probe.answer(other, KEYED, "insert into t values (4, 4)");
                    String counts = badBatch(other);
                    int kept = Integer.parseInt(Probe.answer(other, COUNT)) - 1;
                    return counts + "; " + kept;
                });
    }

    private static String badBatch(Connection connection) throws SQLException {
        try {
            return WriteTraps.batch(connection, 1, 2, 3, 4, 5, 6);
        } catch (BatchUpdateException e) {
            return Arrays.stream(e.getUpdateCounts())
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(", "));
        }
    }

    private static Trap manyParameters() {
        return Trap.of(
                        65,
                        "More parameters than a statement takes",
                        "Both protocols count them in 16 bits; what a driver does beyond that is its own affair. However many ids a"
                                + " call takes, the library sends them as one parameter, an array or a JSON text, in slices.")
                .mysql(parameters(""))
                .mysql(parameters("useServerPrepStmts=true&emulateUnsupportedPstmts=false"))
                .postgres(parameters(""))
                .library("70,000 users of a segment to delete, of whom one is there", room -> {
                    room.data().segmentUsers().upsert(room.environment(), List.of(user("69999")));
                    List<String> ids = IntStream.range(0, MANY)
                            .mapToObj(i -> user("" + i).id())
                            .toList();
                    return room.data().segmentUsers().delete(room.environment(), ids) + " deleted";
                })
                .guard("jooq", "BulkGateway")
                .guard("dialect/mysql", "MySqlBulkWrites")
                .guard("dialect/postgres", "PostgresBulkWrites");
    }

    private static Probe parameters(String settings) {
        String sql = "select 7 in (" + String.join(", ", Collections.nCopies(MANY, "?")) + ")";
        return new Probe(
                "`select 7 in (?, ?, …)` with 70,000 parameters"
                        + (settings.isEmpty() ? "" : " and `" + settings + "`"),
                (connection, others) -> {
                    try (PreparedStatement statement = others.connect(settings).prepareStatement(sql)) {
                        for (int i = 1; i <= MANY; i++) {
                            statement.setInt(i, i);
                        }
                        statement.executeQuery().next();
                        return "7 is found";
                    }
                });
    }

    private static Trap emptyList() {
        return Trap.of(
                        66,
                        "An empty list in a statement",
                        "`in ()` is an error on both, and what generators write in its place is not always meant: where the"
                                + " filter is left out, whoever may see nothing is shown all. A call about no rows is"
                                + " answered without the database; a filter by one of no values finds nothing, and only"
                                + " an absent one selects all.")
                .both("select 7 in ()")
                .library("users of a segment to delete: none", room -> {
                    return room.data().segmentUsers().delete(room.environment(), List.of()) + " deleted";
                })
                .library(
                        "features using: no segment",
                        room -> room.data()
                                .segments()
                                .featuresUsing(room.environment(), List.of())
                                .toString())
                .library("a feature, and features with one of these ids: none; no such filter", room -> {
                    room.insert(Room.feature("f"));
                    return room.list(FeatureQuery.builder().ids(Set.of())) + "; "
                            + room.list(FeatureQuery.builder().ids(null));
                })
                .guard("jooq", "BulkGateway")
                .guard("jooq", "JooqSegmentUse")
                .guard("jooq", "ListRequest");
    }

    private static Trap packet() {
        Probe probe = new Probe(
                "`select length(?)` with 70,000,000 characters; is the connection valid?", (connection, others) -> {
                    try (PreparedStatement statement = connection.prepareStatement("select length(?)")) {
                        statement.setString(1, "v".repeat(LARGE));
                        statement.executeQuery().next();
                        return "done; " + connection.isValid(9);
                    } catch (SQLException e) {
                        return Probe.error(e) + "; " + connection.isValid(9);
                    }
                });
        return Trap.of(
                        67,
                        "More than a packet",
                        "MySQL takes a statement only as large as one packet. The driver refuses beyond that, and the server's own"
                                + " refusal, 1153, comes with the SQLSTATE of a lost connection: who retries then does so for ever."
                                + " Rows and slices of the library are smaller than 32 MiB, a server that takes less is not opened, and both"
                                + " refusals are bad data.")
                .mysql(probe)
                .postgres(probe)
                .library(
                        "a feature of 12,000,000 characters",
                        room -> room.insert(Room.feature("f")
                                .variations(
                                        Collections.nCopies(3, new Variation("on", "v".repeat(4_000_000), "", "")))))
                .guard("jooq", "Validator")
                .guard("jooq", "Slices")
                .guard("dialect/mysql", "MySqlDriver")
                .guard("dialect/mysql", "MySqlErrorTranslator");
    }

    private static Trap missingPartition() {
        return Trap.of(
                        68,
                        "A row without a partition",
                        "It is the row that is wrong, not the server, though MySQL says \"general error\" and PostgreSQL speaks of"
                                + " a check. Whoever takes it for an outage sends the same row again and again.")
                .mysql(Probe.of(
                                "create table trap (day int) partition by range (day)"
                                        + " (partition first values less than (10))",
                                "insert into trap values (20)")
                        .dropping())
                .postgres(Probe.of(new String[] {
                            "create table trap (day int) partition by range (day)",
                            "create table first partition of trap for values from (0) to (10)",
                            "insert into trap values (20)"
                        })
                        .dropping())
                .shownBy(
                        "t68_rowWithoutAPartition_isBadDataAndNoOutage",
                        "a tag where the table has no partition for it",
                        "refused by the database as INVALID_VALUE")
                .guard("dialect/mysql", "MySqlErrorTranslator")
                .guard("dialect/postgres", "PostgresErrorTranslator")
                .notMetToday("no table is partitioned; those of the events will be");
    }

    private static Trap partitionKey() {
        return Trap.of(
                        69,
                        "Keys of a partitioned table",
                        "Every unique key must hold the column that the table is partitioned by, so a table that is partitioned on"
                                + " one database only has other duplicates there. Keys of both schemas are the same, which the"
                                + " generator demands.")
                .mysql(Probe.of("create table trap (id int primary key, day int) partition by range (day)"
                                + " (partition first values less than (10))")
                        .dropping())
                .postgres(Probe.of("create table trap (id int primary key, day int) partition by range (day)")
                        .dropping())
                .library(
                        "the columns of all keys",
                        room -> String.join(", ", room.column(room.catalog().keyColumns())))
                .migration("mysql", "V2.5__harden_tag")
                .migration("postgres", "V1.6__create_tag")
                .notMetToday("no table is partitioned; those of the events will be");
    }
}
