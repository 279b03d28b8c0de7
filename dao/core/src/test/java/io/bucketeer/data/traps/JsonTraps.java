package io.bucketeer.data.traps;

import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.RolloutVariation;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Variation;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.List;

/** T28 to T39: what a JSON column changes, refuses or calls equal. */
final class JsonTraps {

    private JsonTraps() {}

    static List<Trap> all() {
        return List.of(
                keyOrder(),
                duplicateKeys(),
                largeNumbers(),
                decimals(),
                numberText(),
                beyondDouble(),
                notANumber(),
                depth(),
                emptyDocument(),
                size(),
                equality(),
                binding());
    }

    private static Trap keyOrder() {
        return Trap.of(
                        28,
                        "The order of keys",
                        "Both servers sort keys by length first and drop blanks: the text that comes back is not the text"
                                + " that went in. Never compare or hash it. The library compares records.")
                .mysql("select cast('{\"bb\": 1,   \"a\": 2}' as json)")
                .postgres("select '{\"bb\": 1,   \"a\": 2}'::jsonb")
                .postgres("select '{\"bb\": 1,   \"a\": 2}'::json")
                .library(
                        "a feature saved again as it was read",
                        room -> room.outcome(() -> {
                            room.insert(Room.valued("true"));
                            Feature read = room.data()
                                    .features()
                                    .find(room.environment(), "f")
                                    .orElseThrow();
                            return "version "
                                    + room.data()
                                            .features()
                                            .update(room.environment(), read)
                                            .version() + ": no change";
                        }))
                .guard("jooq", "GuardedGateway");
    }

    private static Trap duplicateKeys() {
        return Trap.of(
                        29,
                        "The same key twice",
                        "The last one wins on both, silently, and a check that looked at the first was about another value."
                                + " The generated codecs write each key once; JSON that users give is kept as text.")
                .mysql("select cast('{\"a\": 1, \"a\": 2}' as json)")
                .postgres("select '{\"a\": 1, \"a\": 2}'::jsonb")
                .library("a variation `{\"a\":1,\"a\":2}`", room -> room.insert(Room.valued("{\"a\":1,\"a\":2}")))
                .generatedGuard("jooq", "VariationCodec");
    }

    private static Trap largeNumbers() {
        return Trap.of(
                        30,
                        "Large whole numbers",
                        "Beyond 64 bits MySQL keeps a double and rounds, PostgreSQL keeps every digit. Numbers of the model"
                                + " have 32 bits, and a stored one beyond is reported as a corrupt row; values of users are"
                                + " text.")
                .mysql("select cast('123456789012345678901234567890' as json)")
                .postgres("select '123456789012345678901234567890'::jsonb")
                .library(
                        "that number as a variation",
                        room -> room.insert(Room.valued("123456789012345678901234567890")))
                .library(
                        "the largest weight",
                        room -> room.insert(Room.feature("w")
                                .defaultStrategy(Strategies.rollout(
                                        List.of(new RolloutVariation("on", Integer.MAX_VALUE)), null))))
                .guard("dialect", "JsonReader")
                .generatedGuard("jooq", "VariationCodec");
    }

    private static Trap decimals() {
        return Trap.of(
                        31,
                        "Decimals",
                        "The same with digits after the point. The model has no fraction at all, and the schemas refuse one"
                                + " where it has a whole number.")
                .mysql("select cast('0.1234567890123456789012345' as json)")
                .postgres("select '0.1234567890123456789012345'::jsonb")
                .library("that number as a variation", room -> room.insert(Room.valued("0.1234567890123456789012345")))
                .migration("mysql", "V2.6__harden_feature")
                .migration("postgres", "V1.2__create_types");
    }

    private static Trap numberText() {
        return Trap.of(
                        32,
                        "How a number is written",
                        "Neither server keeps the text of a number: a user who wrote 1.10 reads 1.1 on one database and"
                                + " 1.10 on the other.")
                .mysql("select cast('[1e2, 1.10, -0.0]' as json)")
                .postgres("select '[1e2, 1.10, -0.0]'::jsonb")
                .library("a variation `1.10`", room -> room.insert(Room.valued("1.10")))
                .generatedGuard("jooq", "VariationCodec");
    }

    private static Trap beyondDouble() {
        return Trap.of(
                        33,
                        "Numbers beyond a double",
                        "1e400 is legal JSON. PostgreSQL writes it out, MySQL refuses the document, and many parsers read"
                                + " infinity.")
                .mysql("select cast('1e400' as json)")
                .postgres("select length('1e400'::jsonb::text)")
                .library("a variation `1e400`", room -> room.insert(Room.valued("1e400")))
                .generatedGuard("jooq", "VariationCodec");
    }

    private static Trap notANumber() {
        return Trap.of(
                        34,
                        "NaN and Infinity",
                        "Some writers put them into JSON, where they do not belong; both servers refuse, with an error that"
                                + " names no field.")
                .mysql("select cast('{\"a\": NaN}' as json)")
                .postgres("select '{\"a\": NaN}'::jsonb")
                .library("a variation `NaN`", room -> room.insert(Room.valued("NaN")))
                .generatedGuard("jooq", "VariationCodec");
    }

    private static Trap depth() {
        return Trap.of(
                        35,
                        "Depth",
                        "MySQL takes 100 levels, PostgreSQL thousands. The deepest column has six and nothing holds"
                                + " itself; deep JSON of users is text.")
                .mysql("select json_depth(concat(repeat('[', 100), repeat(']', 100)))")
                .mysql("select json_depth(concat(repeat('[', 101), repeat(']', 101)))")
                .postgres("select length((repeat('[', 5000) || repeat(']', 5000))::jsonb::text)")
                .library(
                        "a variation of 5,000 levels",
                        room -> room.insert(Room.valued("[".repeat(5_000) + "]".repeat(5_000))))
                .guard("dialect", "NestedJson")
                .generatedGuard("jooq", "VariationCodec");
    }

    private static Trap emptyDocument() {
        return Trap.of(
                        36,
                        "The empty text is no document",
                        "What is absent is SQL NULL, what is empty is `[]`; both servers refuse `''`, which is what careless"
                                + " code binds.")
                .mysql("select cast('' as json)")
                .postgres("select ''::jsonb")
                .library("a feature without a single nested value", room -> room.insert(Room.feature("f")))
                .guard("dialect/mysql", "MySqlNestedValues")
                .guard("dialect/postgres", "PostgresNestedValues");
    }

    private static Trap size() {
        String four = "v".repeat(4_000_000);
        return Trap.of(
                        37,
                        "Size",
                        "MySQL takes what fits into one packet, a setting of server and client; PostgreSQL a gigabyte. One"
                                + " limit for a row, the same on both, keeps what is stored movable.")
                .mysql("select @@global.max_allowed_packet")
                .mysql("select length(repeat('v', 70000000))")
                .postgres("select length(repeat('v', 70000000))")
                .library("a variation of 4,000,000 characters", room -> room.insert(Room.valued(four)))
                .library(
                        "two of them",
                        room -> room.insert(Room.feature("g")
                                .variations(List.of(
                                        new Variation("on", four, "", ""), new Variation("off", four, "", "")))))
                .guard("jooq", "Validator");
    }

    private static Trap equality() {
        return Trap.of(
                        38,
                        "What is equal",
                        "Here both agree: trees are compared, not texts. Composites are compared member by member, and the"
                                + " library compares records, so the same values are equal however they were written.")
                .mysql("select cast('{\"b\": 2, \"a\": 1.0}' as json) = cast('{\"a\": 1, \"b\": 2}' as json)")
                .postgres("select '{\"b\": 2, \"a\": 1.0}'::jsonb = '{\"a\": 1, \"b\": 2}'::jsonb")
                .library("two features with equal variations, read", room -> {
                    room.insert(Room.valued("same"));
                    room.insert(Room.valued("same").id("g"));
                    return room.data().features().listByEnvironment(room.environment()).stream()
                                    .map(Feature::variations)
                                    .distinct()
                                    .count()
                            + " distinct list of variations";
                })
                .guard("dialect", "JsonReader")
                .guard("dialect/postgres", "BinaryCompositeReader");
    }

    private static Trap binding() {
        byte[] bytes = "{\"a\":\"鍵\"}".getBytes(StandardCharsets.UTF_8);
        return Trap.of(
                        39,
                        "Binding a document",
                        "MySQL wants text: the same as bytes becomes an opaque value or is refused by the column. PostgreSQL"
                                + " wants a type, since a parameter of text is no `jsonb`.")
                .mysql(Probe.of("select json_type(cast(? as json))", "{\"a\":\"鍵\"}", "a text"))
                .mysql(Probe.of("select json_type(cast(? as json))", bytes, "the same as bytes"))
                .mysql(into("json", bytes, "bytes"))
                .postgres(into("jsonb", "{\"a\":\"鍵\"}", "a text"))
                .postgres(Probe.of("select jsonb_typeof(?::jsonb)", "{\"a\":\"鍵\"}", "a text"))
                .library("a variation `鍵`", room -> room.insert(Room.valued("鍵")))
                .guard("dialect/mysql", "MySqlNestedValues")
                .guard("dialect/postgres", "PostgresNestedValues");
    }

    /** A document bound for a column of a temporary table. */
    private static Probe into(String type, Object document, String inWords) {
        String table = "create temporary table t (a " + type + ")";
        Probe insert = Probe.of("insert into t values (?)", document, inWords);
        return new Probe("`" + table + "; " + insert.what().substring(1), (connection, others) -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(table);
            }
            return insert.attempt().on(connection, others);
        });
    }
}
