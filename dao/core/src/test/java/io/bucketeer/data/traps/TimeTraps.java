package io.bucketeer.data.traps;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.contract.SqlRule;
import io.bucketeer.data.model.Feature;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.Callable;

/** T46 to T53: points in time, of which the operational tables keep the seconds, as whole numbers. */
final class TimeTraps {

    private static final Instant ALMOST_MIDNIGHT = Instant.parse("2026-03-01T23:59:59.999999999Z");
    private static final TimeZone TOKYO = TimeZone.getTimeZone("Asia/Tokyo");

    private TimeTraps() {}

    static List<Trap> all() {
        return List.of(
                nanoseconds(),
                precision(),
                zones(),
                rangeOfTimestamp(),
                secondsToDates(),
                boundInstants(),
                now(),
                noDates());
    }

    private static Trap nanoseconds() {
        LocalDateTime time = LocalDateTime.parse("2026-03-01T23:59:59.999999999");
        return Trap.of(
                        46,
                        "Nanoseconds",
                        "Java has nine digits, the servers six, and what is too much is rounded: the last moment of a day is"
                                + " stored as the first of the next, and a cache that kept the value has another than the database."
                                + " The records cut to whole seconds before anything is compared, cached or stored.")
                .mysql(stored("datetime(6)", time, "23:59:59.999999999"))
                .postgres(stored("timestamp(6)", time, "23:59:59.999999999"))
                .library("a feature made at 23:59:59.999999999", room -> made(room, ALMOST_MIDNIGHT))
                .generatedGuard("model", "Feature")
                .guard("jooq", "Engine");
    }

    private static Probe stored(String type, Object value, String inWords) {
        String table = "create temporary table t (a " + type + ")";
        return new Probe(
                "`" + table + "; insert into t values (?); select a from t` with " + inWords, (connection, others) -> {
                    Probe.answer(connection, table);
                    try (PreparedStatement statement = connection.prepareStatement("insert into t values (?)")) {
                        statement.setObject(1, value);
                        statement.executeUpdate();
                    }
                    return Probe.answer(connection, "select concat(a, '') from t");
                });
    }

    private static String made(Room room, Instant time) {
        return room.outcome(() -> {
            room.data()
                    .features()
                    .insert(
                            room.environment(),
                            Room.feature("f").createdAt(time).build());
            return room.data()
                    .features()
                    .find(room.environment(), "f")
                    .map(Feature::createdAt)
                    .orElseThrow()
                    .toString();
        });
    }

    private static Trap precision() {
        return bound(
                        47,
                        "Columns with fewer digits",
                        "`DATETIME` without a number has none, and rounds: what happened at half past is stored a second late, and"
                                + " is \"in the future\" for whoever asks. Where the library compares or stores a time, fractions are"
                                + " cut.")
                .mysql(insert("datetime", "'2026-03-01 12:00:00.6'"))
                .mysql(insert("datetime(3)", "'2026-03-01 12:00:00.9996'"))
                .postgres(insert("timestamp(0)", "'2026-03-01 12:00:00.6'"))
                .postgres(insert("timestamp(3)", "'2026-03-01 12:00:00.9996'"))
                .library("a feature made at 12:00:00.6", room -> made(room, Instant.parse("2026-03-01T12:00:00.6Z")));
    }

    private static String[] insert(String type, String value) {
        return new String[] {
            "create temporary table t (a " + type + ")", "insert into t values (" + value + ")", "select a from t"
        };
    }

    private static Trap zones() {
        return bound(
                        48,
                        "Time zones of session and JVM",
                        "A column without a zone takes the wall clock of whoever writes: the driver shifts by the JVM's zone, the"
                                + " server's functions by the session's. Two pods in two zones store two times for one moment."
                                + " Seconds have no zone, and sessions of the library are in UTC.")
                .mysql(setTimestamp("datetime"))
                .mysql("set time_zone = '+09:00'", "select from_unixtime(0)")
                .postgres(setTimestamp("timestamp"))
                .postgres("set time zone 'Asia/Tokyo'", "select to_timestamp(0)::timestamp")
                .library("a feature made at 12:00 UTC by a JVM in Tokyo, read by another", room -> {
                    Instant noon = Instant.parse("2026-03-01T12:00:00Z");
                    return inTokyo(() -> {
                        try (BucketeerData data = BucketeerData.open(DataConfig.of(room.config()))) {
                            data.features()
                                    .insert(
                                            room.environment(),
                                            Room.feature("there")
                                                    .createdAt(noon)
                                                    .build());
                        }
                        return room.data()
                                .features()
                                .find(room.environment(), "there")
                                .map(Feature::createdAt)
                                .orElseThrow()
                                .toString();
                    });
                })
                .guard("dialect/mysql", "MySqlDriver")
                .guard("dialect/postgres", "PostgresDriver");
    }

    private static Probe setTimestamp(String type) {
        return new Probe(
                "12:00 UTC by `setTimestamp` into a `" + type + "`, by a JVM in Tokyo", (connection, others) -> {
                    Timestamp noon = Timestamp.from(Instant.parse("2026-03-01T12:00:00Z"));
                    return inTokyo(() -> {
                        Connection there = others.connect();
                        Probe.answer(there, "create temporary table t (a " + type + ")");
                        try (PreparedStatement statement = there.prepareStatement("insert into t values (?)")) {
                            statement.setTimestamp(1, noon);
                            statement.executeUpdate();
                        }
                        return Probe.answer(there, "select concat(a, '') from t");
                    });
                });
    }

    private static String inTokyo(Callable<String> work) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TOKYO);
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static Trap rangeOfTimestamp() {
        return bound(
                        49,
                        "The range of TIMESTAMP",
                        "MySQL's ends with the 32-bit clock, in January 2038, and does not begin before 1970. 64 bits of seconds"
                                + " have no such ends.")
                .mysql(insert("timestamp", "'1969-12-31 00:00:00'"))
                .mysql(insert("timestamp", "'2038-01-20 00:00:00'"))
                .postgres(insert("timestamptz", "'1969-12-31 00:00:00'"))
                .postgres(insert("timestamptz", "'2038-01-20 00:00:00'"))
                .library("a feature made in 1969", room -> made(room, Instant.parse("1969-12-31T00:00:00Z")))
                .library("a feature made in 9999", room -> made(room, Instant.parse("9999-12-31T23:59:59Z")));
    }

    private static Trap secondsToDates() {
        return bound(
                        50,
                        "Seconds that are no date",
                        "MySQL makes NULL of what its function does not know: what is negative, beyond 3001, or milliseconds by"
                                + " mistake. PostgreSQL makes a year of five digits. In the library an `Instant` cannot be taken for"
                                + " milliseconds, and stored seconds beyond any date are a corrupt row, with its name.")
                .mysql("select from_unixtime(-1)")
                .mysql("select from_unixtime(1772366400000)")
                .postgres("select to_timestamp(-1) at time zone 'UTC'")
                .postgres("select to_timestamp(1772366400000) at time zone 'UTC'")
                .library(
                        "a feature made at second 1772366400000",
                        room -> made(room, Instant.ofEpochSecond(1_772_366_400_000L)))
                .guard("jooq", "RowReader");
    }

    private static Trap boundInstants() {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        return bound(
                        51,
                        "Binding an Instant",
                        "One driver takes it, the other knows no such type, and only when the statement runs. The library binds"
                                + " numbers.")
                .mysql(Probe.of("select concat(?, '')", noon, "an `Instant`"))
                .postgres(Probe.of("select ?::timestamptz", noon, "an `Instant`"))
                .library("a feature made at 12:00 UTC", room -> made(room, noon));
    }

    private static Trap now() {
        return Trap.of(
                        52,
                        "What now() is",
                        "The time of the statement on MySQL, of the transaction on PostgreSQL: there, two changes in one"
                                + " transaction have one time, and a long one writes times that are long past. Times come from the"
                                + " clock that the library was opened with, and no statement or column asks the server.")
                .mysql(twice("select now(6)", "select sleep(0.05)"))
                .postgres(twice("select now()", "select pg_sleep(0.05)"))
                .library("statements that ask the server for the time", room -> Room.listed(SqlRule.OWN_CLOCK.broken()))
                .library(
                        "columns that do",
                        room -> Room.listed(room.column(room.catalog().timedColumns())))
                .guard("jooq", "Engine");
    }

    private static Probe twice(String now, String pause) {
        return new Probe("`" + now + "` twice in a transaction, 50 ms apart", (connection, others) -> {
            connection.setAutoCommit(false);
            String first = Probe.answer(connection, now);
            Probe.answer(connection, pause);
            return first.equals(Probe.answer(connection, now)) ? "the same time" : "another time";
        });
    }

    private static Trap noDates() {
        return Trap.of(
                        53,
                        "Dates that are none",
                        "MySQL has a day zero of month zero, which its own driver cannot read, unless its mode forbids it;"
                                + " PostgreSQL has `infinity`, which is no date elsewhere. No column of the library holds dates, and"
                                + " its sessions have the mode that forbids zeros.")
                .mysql(insert("date", "'0000-00-00'"))
                .mysql("set sql_mode = ''", "create temporary table t (a date)", "insert into t values ('0000-00-00')")
                .mysql(new Probe("a zero date, stored without that mode, read by `getDate`", (connection, others) -> {
                    try (PreparedStatement statement = connection.prepareStatement("select a from t")) {
                        Probe.answer(
                                connection,
                                "set sql_mode = ''",
                                "create temporary table t (a date)",
                                "insert into t values ('0000-00-00')");
                        return readDate(statement);
                    }
                }))
                .postgres(insert("date", "'0000-00-00'"))
                .postgres("select 'infinity'::timestamptz")
                .library(
                        "columns that hold dates",
                        room -> Room.listed(room.column(room.catalog().dateColumns())))
                .migration("mysql", "V2.5__harden_tag")
                .migration("postgres", "V1.6__create_tag")
                .guard("dialect/mysql", "MySqlDriver");
    }

    private static String readDate(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return String.valueOf(rows.getDate(1));
        }
    }

    private static Trap bound(int number, String title, String why) {
        return Trap.of(number, title, why).guard("jooq", "RowBinder");
    }
}
