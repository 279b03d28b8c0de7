package io.bucketeer.data.traps;

import io.bucketeer.data.repository.FeatureQuery;
import java.util.List;

/** T1 to T17: which texts are one, which can be stored, how long they may be. */
final class TextTraps {

    private static final String HARDEN_FEATURE = "V2.6__harden_feature";
    private static final String CREATE_FEATURE = "V1.7__create_feature";
    private static final String HALF = "half a surrogate pair";

    private TextTraps() {}

    static List<Trap> all() {
        return List.of(
                lettersThatEqualOthers(),
                trailingSpace(),
                accents(),
                emojis(),
                ignorable(),
                normalForms(),
                fullWidth(),
                nul(),
                nulInJson(),
                halfAPair(),
                halfAPairInJson(),
                fourBytes(),
                lengthUnit(),
                tooLong(),
                excessBlanks(),
                textSize(),
                indexWidth());
    }

    private static Trap lettersThatEqualOthers() {
        return exact(
                        1,
                        "Upper and lower case",
                        "The collations that MySQL proposes ignore case, PostgreSQL does not: an id, an API key or an e-mail"
                                + " address that is unique on one database is a duplicate, or someone else's, on the other.")
                .mysql("select 'key' = 'KEY' collate utf8mb4_general_ci")
                .mysql("select 'key' = 'KEY' collate utf8mb4_0900_ai_ci")
                .mysql("select 'key' = 'KEY' collate utf8mb4_0900_bin")
                .postgres("select 'key' = 'KEY' collate \"C\"")
                .library("features `key`, `Key` and `KEY`", room -> room.ids("key", "Key", "KEY"));
    }

    private static Trap trailingSpace() {
        return exact(
                        2,
                        "A space at the end",
                        "Older collations pad before they compare, and `utf8mb4_bin`, which sounds exact, is one of"
                                + " them. Only the `0900` ones do not.")
                .mysql("select 'key' = 'key ' collate utf8mb4_general_ci")
                .mysql("select 'key' = 'key ' collate utf8mb4_bin")
                .mysql("select 'key' = 'key ' collate utf8mb4_0900_bin")
                .postgres("select 'key' = 'key ' collate \"C\"")
                .library("features `key` and `key` with a space", room -> room.ids("key", "key "));
    }

    private static Trap accents() {
        return exact(
                        3,
                        "Accents and ß",
                        "Accent-insensitive collations make é an e, and Unicode's make ß two s: two tags become one.")
                .mysql("select 'e' = 'é' collate utf8mb4_0900_ai_ci")
                .mysql("select 'ss' = 'ß' collate utf8mb4_unicode_ci")
                .mysql("select 'ss' = 'ß' collate utf8mb4_0900_bin")
                .postgres("select 'ss' = 'ß' collate \"C\"")
                .library(
                        "features `resume`, `résumé`, `strasse` and `straße`",
                        room -> room.ids("resume", "résumé", "strasse", "straße"));
    }

    private static Trap emojis() {
        return exact(
                        4,
                        "All emojis are one",
                        "`general_ci`, the default of many installations, gives every character beyond the basic plane"
                                + " the same weight: sushi equals beer.")
                .mysql("select '🍣' = '🍺' collate utf8mb4_general_ci")
                .mysql("select '🍣' = '🍺' collate utf8mb4_0900_bin")
                .postgres("select '🍣' = '🍺' collate \"C\"")
                .library("features `🍣` and `🍺`", room -> room.ids("🍣", "🍺"));
    }

    private static Trap ignorable() {
        return exact(
                        5,
                        "Characters that do not count",
                        "A zero-width space or a soft hyphen has no weight in Unicode collations, not even in the"
                                + " case-sensitive one: an id copied from a web page collides with the one that was typed."
                                + " The library keeps them apart; that they look alike is for the user interface to mend.")
                .mysql("select 'key' = concat('key', _utf8mb4 x'E2808B') collate utf8mb4_0900_as_cs")
                .mysql("select 'key' = concat('key', _utf8mb4 x'E2808B') collate utf8mb4_0900_bin")
                .postgres("select 'key' = 'key' || U&'\\200B' collate \"C\"")
                .library("features `key` without and with a zero-width space", room -> room.ids("key", "key\u200B"));
    }

    private static Trap normalForms() {
        return exact(
                        6,
                        "Two ways to write é",
                        "One code point or two: Unicode collations call them equal, byte-wise ones do not. The library"
                                + " compares code points and normalises nothing, so a value comes back as it was given.")
                .mysql("select _utf8mb4 x'C3A9' = _utf8mb4 x'65CC81' collate utf8mb4_0900_as_cs")
                .mysql("select _utf8mb4 x'C3A9' = _utf8mb4 x'65CC81' collate utf8mb4_0900_bin")
                .postgres("select U&'\\00E9' = U&'e\\0301' collate \"C\"")
                .library("features é in either form", room -> room.ids("\u00E9", "e\u0301"));
    }

    private static Trap fullWidth() {
        return exact(
                        7,
                        "Full-width k, dotless i",
                        "Input methods write ｋ where people mean k, and Turkish has an i without a dot; some"
                                + " collations equal them, others do not.")
                .mysql("select 'k' = 'ｋ' collate utf8mb4_0900_ai_ci")
                .mysql("select 'i' = 'ı' collate utf8mb4_general_ci")
                .mysql("select 'i' = 'ı' collate utf8mb4_0900_bin")
                .postgres("select 'k' = 'ｋ' collate \"C\"")
                .library("features `k`, `ｋ`, `i` and `ı`", room -> room.ids("k", "ｋ", "i", "ı"));
    }

    private static Trap exact(int number, String title, String why) {
        return Trap.of(number, title, why).migration("mysql", HARDEN_FEATURE).migration("postgres", CREATE_FEATURE);
    }

    private static Trap nul() {
        return Trap.of(
                        8,
                        "NUL in text",
                        "MySQL stores U+0000 like any character, PostgreSQL cannot. Data that went into one cannot be"
                                + " moved to the other, so neither may take it.")
                .mysql(Probe.of("select hex(?)", "a\0b", "a NUL in it"))
                .postgres(Probe.of("select ?::text", "a\0b", "a NUL in it"))
                .library(
                        "a feature so named",
                        room -> room.insert(Room.feature("f").name("a\0b")))
                .library(
                        "a search for it",
                        room -> room.list(FeatureQuery.builder().search("\0")))
                .guard("jooq", "Validator");
    }

    private static Trap nulInJson() {
        return Trap.of(
                        9,
                        "NUL inside JSON",
                        "The escape is legal JSON; MySQL stores it, PostgreSQL's `jsonb` does not. As text of a variation,"
                                + " backslash and all, it is six harmless characters.")
                .mysql("select hex(json_unquote(cast('\"a\\\\u0000\"' as json)))")
                .postgres("select '\"a\\u0000\"'::jsonb")
                .library("a variation whose value has one", room -> room.insert(Room.valued("a\0")))
                .library("a variation whose value is that escape", room -> room.insert(Room.valued("\"a\\u0000\"")))
                .guard("jooq", "Validator")
                .generatedGuard("jooq", "VariationCodec");
    }

    private static Trap halfAPair() {
        return Trap.of(
                        10,
                        "Half a surrogate pair",
                        "A Java string may end in the middle of an emoji, for instance after `substring`. Both drivers"
                                + " encode that as a question mark and say nothing: two different keys become one.")
                .mysql(Probe.of("select hex(?)", "a\uD83C", HALF))
                .postgres(Probe.of("select encode(convert_to(?, 'UTF8'), 'hex')", "a\uD83C", HALF))
                .library("a feature with such an id", room -> room.insert(Room.feature("a\uD83C")))
                .library(
                        "a look-up of it",
                        room -> room.outcome(() -> room.data()
                                .features()
                                .find(room.environment(), "a\uD83C")
                                .toString()))
                .guard("jooq", "Validator");
    }

    private static Trap halfAPairInJson() {
        return Trap.of(
                        11,
                        "Half a surrogate pair inside JSON",
                        "Escaped it is not silent: both servers refuse the document, each with an error of its own that"
                                + " does not name the place.")
                .mysql("select cast('\"\\\\ud83c\"' as json)")
                .postgres("select '\"\\ud83c\"'::jsonb")
                .library("a variation whose value ends in one", room -> room.insert(Room.valued("a\uD83C")))
                .guard("jooq", "Validator")
                .generatedGuard("jooq", "VariationCodec")
                .generatedGuard("jooq", "ClauseCodec");
    }

    private static Trap fourBytes() {
        return Trap.of(
                        12,
                        "Characters of four bytes",
                        "MySQL's `utf8` of old is three bytes wide, and a column keeps the character set that it was"
                                + " made with, whatever the database's default is now. PostgreSQL has one encoding per database."
                                + " The library looks at every column before it opens a MySQL database.")
                .mysql("create temporary table t (a varchar(9) character set utf8mb3)", "insert into t values ('🍣')")
                .mysql("create temporary table t (a varchar(9) character set utf8mb4)", "insert into t values ('🍣')")
                .postgres("create temporary table t (a varchar(9))", "insert into t values ('🍣')")
                .library(
                        "`🍣` as id, name and tag",
                        room -> room.insert(Room.feature("🍣").name("🍣").tags(List.of("🍣"))))
                .guard("dialect/mysql", "MySqlDriver")
                .guard("dialect/postgres", "PostgresDriver");
    }

    private static Trap lengthUnit() {
        return Trap.of(
                        13,
                        "What a length counts",
                        "Both servers count characters, Java's `length()` counts UTF-16 units: ten emojis are twenty. A"
                                + " check by `length()` refuses what both would take.")
                .both("create temporary table t (a varchar(10))", "insert into t values (repeat('🍣', 10))")
                .both("create temporary table t (a varchar(10))", "insert into t values (repeat('🍣', 11))")
                .library(
                        "a maintainer of 255 emojis",
                        room -> room.insert(Room.feature("f").maintainer("🍣".repeat(255))))
                .library("of 256", room -> room.insert(Room.feature("g").maintainer("🍣".repeat(256))))
                .guard("jooq", "Validator");
    }

    private static Trap tooLong() {
        return Trap.of(
                        14,
                        "Text that is too long",
                        "MySQL without its strict mode cuts it and only warns; the mode is the session's, so another"
                                + " client's setting does not help. The library sets the mode, checks it, and refuses before that.")
                .mysql("create temporary table t (a varchar(3))", "insert into t values ('abcd')")
                .mysql(
                        "set sql_mode = ''",
                        "create temporary table t (a varchar(3))",
                        "insert into t values ('abcd')",
                        "select a from t")
                .postgres("create temporary table t (a varchar(3))", "insert into t values ('abcd')")
                .library(
                        "a name of 512 characters",
                        room -> room.insert(Room.feature("f").name("n".repeat(512))))
                .guard("jooq", "Validator")
                .guard("dialect/mysql", "MySqlDriver");
    }

    private static Trap excessBlanks() {
        return Trap.of(
                        15,
                        "Too many blanks at the end",
                        "The standard lets a server cut blanks that do not fit, and both do, without a word: what was read"
                                + " back is not what was written.")
                .both(
                        "create temporary table t (a varchar(3))",
                        "insert into t values ('a     ')",
                        "select char_length(a) from t")
                .library(
                        "a maintainer and 255 blanks",
                        room -> room.insert(Room.feature("f").maintainer("m" + " ".repeat(255))))
                .guard("jooq", "Validator");
    }

    private static Trap textSize() {
        return Trap.of(
                        16,
                        "TEXT is 65,535 bytes",
                        "Bytes, not characters, and on MySQL only. Both columns get the same limit; PostgreSQL by a"
                                + " check.")
                .mysql("create temporary table t (a text)", "insert into t values (repeat('é', 32768))")
                .postgres("create temporary table t (a text)", "insert into t values (repeat('é', 32768))")
                .library(
                        "a description of 32,767 é",
                        room -> room.insert(Room.feature("f").description("é".repeat(32_767))))
                .library("of 32,768", room -> room.insert(Room.feature("g").description("é".repeat(32_768))))
                .guard("jooq", "Validator")
                .migration("postgres", CREATE_FEATURE);
    }

    private static Trap indexWidth() {
        String wide = "select string_agg(chr(65536 + (i * 7919) % 900000), '') from generate_series(1, 700) i";
        return Trap.of(
                        17,
                        "Keys too wide for an index",
                        "MySQL refuses the table (3,072 bytes), PostgreSQL the row (2,704), long after the table was made"
                                + " and only if the value does not compress: a test with `repeat('x', …)` never sees it.")
                .mysql("create temporary table t (a varchar(511), b varchar(511), primary key (a, b))")
                .postgres("create temporary table t (a varchar(700) primary key)", "insert into t " + wide)
                .library(
                        "an environment and id of 255 emojis each, and a name of 200",
                        room -> room.outcome(() -> {
                            room.data()
                                    .features()
                                    .insert(
                                            "🍣".repeat(255),
                                            Room.feature("🍺".repeat(255))
                                                    .name("🍵".repeat(200))
                                                    .build());
                            return "stored";
                        }))
                .guard("jooq", "Validator");
    }
}
