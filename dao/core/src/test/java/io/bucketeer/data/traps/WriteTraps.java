package io.bucketeer.data.traps;

import io.bucketeer.data.contract.SqlRule;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.model.Tag;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** T54 to T61: what a write counts, and whose row it meets. */
final class WriteTraps {

    private static final String AFFECTED = "useAffectedRows=true";
    private static final String KEYED = "create temporary table t (id int primary key, a int)";
    private static final String TWO_KEYS = "create temporary table t (id int primary key, b char(1) unique, c int)";
    private static final String TWO_ROWS = "insert into t values (1, 'a', 0), (2, 'b', 0)";

    private WriteTraps() {}

    static List<Trap> all() {
        return List.of(
                equalValues(),
                upsertCounts(),
                insertedOrThere(),
                batchCounts(),
                otherUniqueKey(),
                ignoredErrors(),
                sameKeyTwice(),
                duplicates());
    }

    private static Trap equalValues() {
        String[] update = {KEYED, "insert into t values (1, 1)", "update t set a = 1"};
        return Trap.of(
                        54,
                        "An update that changes nothing",
                        "Does it count? By the standard it does; MySQL's driver can be set to say no, and then a check for one"
                                + " row takes a row that is there for one that is gone. Here the row is read and compared under"
                                + " its lock: equal values are not written, and whatever is written has a new version.")
                .both(update)
                .mysql(Probe.with(AFFECTED, update))
                .library("a feature saved as it is, then changed", room -> {
                    room.insert(Room.feature("f"));
                    Feature same = room.data()
                            .features()
                            .update(room.environment(), Room.feature("f").build());
                    Feature changed = room.data()
                            .features()
                            .update(
                                    room.environment(),
                                    Room.feature("f").enabled(true).build());
                    return "version " + same.version() + ", then version " + changed.version();
                })
                .guard("jooq", "GuardedGateway")
                .guard("dialect/mysql", "MySqlDriver");
    }

    private static Trap upsertCounts() {
        String mysql = "insert into t values (1, %d) on duplicate key update a = %d";
        String postgres = "insert into t values (1, %d) on conflict (id) do update set a = %d";
        return Trap.of(
                        55,
                        "What an upsert counts",
                        "MySQL counts 1 for a new row, 2 for a changed one, and for an equal one 1 or 0, as the driver is set;"
                                + " PostgreSQL always counts 1. The library counts the keys that it was given, in Java.")
                .mysql(upserts("", mysql))
                .mysql(upserts(AFFECTED, mysql))
                .postgres(upserts("", postgres))
                .library("two users of a segment as new, equal and changed rows", room -> {
                    List<SegmentUser> users = List.of(user("a"), user("b"));
                    List<SegmentUser> changed = users.stream()
                            .map(user -> user.toBuilder().deleted(true).build())
                            .toList();
                    return List.of(users, users, changed).stream()
                            .map(rows -> room.data().segmentUsers().upsert(room.environment(), rows))
                            .toList()
                            .toString();
                })
                .guard("jooq", "BulkGateway");
    }

    private static Probe upserts(String settings, String upsert) {
        return new Probe(
                "`" + upsert.replace("%d", "?") + "`: a new, another, the same value" + in(settings),
                (connection, others) -> {
                    Connection other = others.connect(settings);
                    Probe.answer(other, KEYED);
                    List<String> counts = new ArrayList<>();
                    for (int value : new int[] {1, 2, 2}) {
                        counts.add(Probe.answer(other, upsert.formatted(value, value)));
                    }
                    return String.join(", ", counts);
                });
    }

    private static String in(String settings) {
        return settings.isEmpty() ? "" : ", with `" + settings + "`";
    }

    private static SegmentUser user(String id) {
        return SegmentUsers.of("segment", id, SegmentUserState.INCLUDED);
    }

    private static Trap insertedOrThere() {
        String[] mysql = {
            KEYED, "insert into t values (1, 1)", "insert into t values (1, 2) on duplicate key update id = id"
        };
        return Trap.of(
                        56,
                        "Inserted, or there already?",
                        "An insert that leaves a row that is there counts it on MySQL, unless the driver is set otherwise, which"
                                + " is wrong for all else. What the library inserts so, it locks so, and reads afterwards.")
                .mysql(mysql)
                .mysql(Probe.with(AFFECTED, mysql))
                .postgres(KEYED, "insert into t values (1, 1)", "insert into t values (1, 2) on conflict do nothing")
                .library("a flag used at second 10, then at second 20", room -> {
                    for (long second : new long[] {10, 20}) {
                        room.data().featureLastUsedInfos().upsert(room.environment(), List.of(use(second)));
                    }
                    return room.data().featureLastUsedInfos().listByEnvironment(room.environment()).stream()
                            .map(info -> "used at " + info.lastUsedAt().getEpochSecond())
                            .toList()
                            .toString();
                })
                .guard("jooq", "JooqLastUse")
                .notMetToday("no call of the library tells how many rows were new; the events' `ingest` will have to");
    }

    private static FeatureLastUsedInfo use(long second) {
        return LastUses.of("f", 1, Instant.ofEpochSecond(second), "1.0.0");
    }

    private static Trap batchCounts() {
        return Trap.of(
                        57,
                        "Counts of a batch",
                        "Fast batches are one statement with many rows, and each row's count is then \"unknown\", -2. The library"
                                + " reads no counts of a batch: all its rows are stored, or none.")
                .mysql(batchOfThree("rewriteBatchedStatements=false"))
                .mysql(batchOfThree("rewriteBatchedStatements=true"))
                .postgres(batchOfThree("reWriteBatchedInserts=false"))
                .postgres(batchOfThree("reWriteBatchedInserts=true"))
                .library("three tags in one call", room -> {
                    List<Tag> tags = List.of(Room.tag("1", "a"), Room.tag("2", "b"), Room.tag("3", "c"));
                    room.data().tags().insertAll(room.environment(), tags);
                    return room.data()
                                    .tags()
                                    .listByEnvironment(room.environment())
                                    .size() + " tags";
                })
                .guard("jooq", "TableGateway");
    }

    private static Probe batchOfThree(String settings) {
        return new Probe("a batch of three inserts" + in(settings), (connection, others) -> {
            Connection other = others.connect(settings);
            Probe.answer(other, KEYED);
            return batch(other, 1, 2, 3);
        });
    }

    /** The counts of one batch of inserts into the keyed table. */
    static String batch(Connection connection, int... ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into t values (?, 0)")) {
            for (int id : ids) {
                statement.setInt(1, id);
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch())
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(", "));
        }
    }

    private static Trap otherUniqueKey() {
        return Trap.of(
                        58,
                        "An upsert that meets another row",
                        "MySQL takes the conflict of any unique key, and updates a row that was not meant; PostgreSQL names one key"
                                + " and fails on the others. So does the library on both, whichever rows are there.")
                .mysql(
                        TWO_KEYS,
                        TWO_ROWS,
                        "insert into t values (9, 'b', 9) on duplicate key update c = 9",
                        "select concat(id, b, c) from t order by id")
                .postgres(TWO_KEYS, TWO_ROWS, "insert into t values (9, 'b', 9) on conflict (id) do update set c = 9")
                .library("an upsert of tag `1`, `b` where `1`, `a` is", room -> {
                    room.data().tags().insertAll(room.environment(), List.of(Room.tag("1", "a"), Room.tag("2", "c")));
                    return room.outcome(() -> {
                        room.data().tags().upsert(room.environment(), List.of(Room.tag("1", "b")));
                        return "done";
                    });
                })
                .guard("dialect/mysql", "MySqlUpsertClause")
                .guard("dialect/postgres", "PostgresUpsertClause");
    }

    private static Trap ignoredErrors() {
        String table = "create temporary table t (a int not null, b varchar(3), check (a < 9))";
        return Trap.of(
                        59,
                        "INSERT IGNORE",
                        "It passes over duplicates, and over everything else: NULL becomes 0, a text is cut, a row that breaks a"
                                + " check is dropped, and all of that is a success. PostgreSQL has no such statement, and the"
                                + " library uses none: a row is stored as it is given, or refused.")
                .mysql(table, "insert ignore into t values (null, 'abcd'), (9, 'x')", "select concat(a, b) from t")
                .postgres(table, "insert ignore into t values (null, 'abcd'), (9, 'x')")
                .library(
                        "statements that have `ignore` or `replace`",
                        room -> Room.listed(SqlRule.NO_ERROR_IGNORED.broken()))
                .guard("jooq", "FixedStatements")
                .guard("dialect/mysql", "MySqlBulkWrites");
    }

    private static Trap sameKeyTwice() {
        String postgres = "insert into t values (1, 1), (1, 2) on conflict (id) do ";
        return Trap.of(
                        60,
                        "The same key twice in one upsert",
                        "MySQL updates the row that it has just inserted, PostgreSQL refuses to touch a row twice. The library"
                                + " writes each key once, and says which of the rows it takes.")
                .mysql(KEYED, "insert into t values (1, 1), (1, 2) as new on duplicate key update a = new.a")
                .postgres(KEYED, postgres + "update set a = excluded.a")
                .postgres(KEYED, postgres + "nothing")
                .library("tags `1` and `2` of one name in one upsert", room -> {
                    room.data().tags().upsert(room.environment(), List.of(Room.tag("1", "a"), Room.tag("2", "a")));
                    return room.data().tags().listByEnvironment(room.environment()).stream()
                            .map(Tag::id)
                            .toList()
                            .toString();
                })
                .guard("jooq", "TableGateway")
                .guard("jooq", "BulkGateway");
    }

    private static Trap duplicates() {
        return Trap.of(
                        61,
                        "How a duplicate is reported",
                        "By numbers that have nothing in common, with the constraint's name in a text or apart, and always with the"
                                + " value: an API key in a log. The library gives one error with the constraint's name, and of the"
                                + " driver's text nothing.")
                .both(KEYED, "insert into t values (1, 1)", "insert into t values (1, 2)")
                .library("a feature that is there", room -> {
                    room.insert(Room.feature("f"));
                    return room.insert(Room.feature("f"));
                })
                .guard("dialect", "SqlErrorTranslator")
                .guard("dialect/mysql", "MySqlErrorTranslator")
                .guard("dialect/postgres", "PostgresErrorTranslator");
    }
}
