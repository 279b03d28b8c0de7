package io.bucketeer.data.traps;

import io.bucketeer.data.repository.FeatureQuery;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;

/** T40 to T45: numbers that overflow, lose digits or count. */
final class NumberTraps {

    private NumberTraps() {}

    static List<Trap> all() {
        return List.of(overflow(), floats(), notANumber(), minusZero(), flags(), counting());
    }

    private static Trap overflow() {
        return Trap.of(
                        40,
                        "Numbers too large for their column",
                        "The errors have nothing in common: MySQL reports the SQLSTATE of a text that is too long. Both"
                                + " become one error of the library; times are seconds in 64 bits, so that no clock overflows.")
                .both("create temporary table t (a smallint)", "insert into t values (70000)")
                .both("create temporary table t (a int)", "insert into t values (1772366400000)")
                .library(
                        "a feature made at the last second that Java knows",
                        room -> room.insert(Room.feature("f").createdAt(Instant.MAX)))
                .library(
                        "the largest version",
                        room -> room.insert(Room.feature("v").version(Integer.MAX_VALUE)))
                .guard("dialect/mysql", "MySqlErrorTranslator")
                .guard("dialect/postgres", "PostgresErrorTranslator");
    }

    private static Trap floats() {
        return absent(
                        41,
                        "FLOAT",
                        "Four bytes on both, of which MySQL shows six digits: a value read is not the value written. There"
                                + " is no such column; where a fraction comes, it has to be a double.")
                .both("create temporary table t (a float4)", "insert into t values (1234567.891)", "select a from t")
                .both(
                        "create temporary table t (a double precision)",
                        "insert into t values (1234567.891)",
                        "select a from t")
                .library("1234567.891 as a variation", room -> room.insert(Room.valued("1234567.891")));
    }

    private static Trap notANumber() {
        return absent(
                        42,
                        "NaN and infinity as doubles",
                        "PostgreSQL stores them and sorts NaN above all. MySQL has no such value: depending on how it is called, its"
                                + " driver refuses, or writes the bare word into the statement, which the server takes for a"
                                + " column. The API has no floating point by which one could be given.")
                .mysql(new Probe("`select ?` with `setDouble(1, Double.NaN)`", (connection, others) -> {
                    try (PreparedStatement statement = connection.prepareStatement("select ?")) {
                        statement.setDouble(1, Double.NaN);
                        return "sent";
                    }
                }))
                .mysql(Probe.of("select ?", Double.NaN, "`setObject(1, Double.NaN)`"))
                .postgres(Probe.of("select ?::float8", Double.NaN, "`setObject(1, Double.NaN)`"))
                .library("`NaN` as a variation", room -> room.insert(Room.valued("NaN")));
    }

    private static Trap minusZero() {
        return absent(
                        43,
                        "Minus zero",
                        "Equal to zero, and yet another value in Java, where `equals` tells them apart: what MySQL gives"
                                + " back is not equal to what was stored.")
                .mysql(Probe.of("select ? + 0e0", -0.0, "`-0.0`"))
                .postgres(Probe.of("select ?::float8", -0.0, "`-0.0`"))
                .library("`-0.0` as a variation", room -> room.insert(Room.valued("-0.0")))
                .generatedGuard("jooq", "VariationCodec");
    }

    private static Trap absent(int number, String title, String why) {
        return Trap.of(number, title, why)
                .file(
                        "NumberTrapsContract",
                        "dao/core/src/test/java/io/bucketeer/data/contract/NumberTrapsContract.java");
    }

    private static Trap flags() {
        String two = "create temporary table t (a boolean)";
        return Trap.of(
                        44,
                        "A boolean that is 2",
                        "MySQL's `boolean` is a small number. 2 is true to a driver, and to `where a`, but not to"
                                + " `where a = true`: a row that every reader sees differently. Checks allow 0 and 1.")
                .mysql(two, "insert into t values (2)", "select count(*) from t where a")
                .mysql(two, "insert into t values (2)", "select count(*) from t where a = true")
                .postgres(two, "insert into t values (2)")
                .library("features on and off, and those that are on", room -> {
                    room.insert(Room.feature("on").enabled(true));
                    room.insert(Room.feature("off"));
                    return room.list(FeatureQuery.builder().enabled(true));
                })
                .migration("mysql", "V2.6__harden_feature")
                .guard("jooq", "RowBinder");
    }

    private static Trap counting() {
        return Trap.of(
                        45,
                        "Numbers that the server counts",
                        "A rollback takes the row back and not the number, so ids have gaps and are no counters. The library"
                                + " lets no server count: ids are the caller's, versions are computed and roll back with the row.")
                .mysql(
                        "create temporary table t (a int auto_increment primary key) engine = innodb",
                        "set autocommit = 0",
                        "insert into t values ()",
                        "rollback",
                        "insert into t values ()",
                        "select a from t")
                .postgres(
                        "create temporary table t (a serial primary key)",
                        "begin",
                        "insert into t default values",
                        "rollback",
                        "insert into t default values",
                        "select a from t")
                .library("an update rolled back, and made again", room -> {
                    room.insert(Room.feature("f"));
                    room.outcome(() -> room.data().inTransaction(session -> {
                        session.features()
                                .update(
                                        room.environment(),
                                        Room.feature("f").enabled(true).build());
                        throw new IllegalArgumentException("undo");
                    }));
                    return "version "
                            + room.data()
                                    .features()
                                    .update(
                                            room.environment(),
                                            Room.feature("f").enabled(true).build())
                                    .version();
                })
                .guard("jooq", "GuardedGateway")
                .migration("mysql", "V2.5__harden_tag")
                .migration("postgres", "V1.6__create_tag");
    }
}
