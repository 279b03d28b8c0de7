package io.bucketeer.data.traps;

import io.bucketeer.data.contract.SqlTexts;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureSort;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** T18 to T27: names in the schema, search, order, and what text can do to a statement. */
final class QueryTraps {

    private static final String PREDICATES = "ListPredicates";

    private QueryTraps() {}

    static List<Trap> all() {
        return List.of(
                longNames(),
                namesAndCase(),
                searchCase(),
                wildcards(),
                order(),
                nullOrder(),
                textAgainstNumber(),
                operators(),
                emptyText(),
                hostileText());
    }

    private static Trap longNames() {
        String name = "x".repeat(70);
        return Trap.of(
                        18,
                        "Long names of tables and indexes",
                        "MySQL refuses a name of more than 64 characters. PostgreSQL cuts it at 63 bytes without an"
                                + " error, and the next one that begins alike exists already.")
                .mysql("create temporary table " + name + " (a int)")
                .postgres(
                        "create temporary table " + name + "1 (a int)", "create temporary table " + name + "2 (a int)")
                .onEach("the longest name in the schema; the test allows 60 characters", QueryTraps::longestName)
                .migration("mysql", "V1.5__create_feature")
                .migration("postgres", "V1.7__create_feature");
    }

    /** By code point where several are as long. */
    private static String longestName(Room room) {
        String longest = room.column(room.catalog().names()).stream()
                .max(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
        return longest.length() + " characters (`" + longest + "`)";
    }

    private static Trap namesAndCase() {
        return Trap.of(
                        19,
                        "Case of names, and words that are none",
                        "PostgreSQL folds unquoted names to lower case, MySQL on Linux compares names of tables as they"
                                + " are written; each server has reserved words that the other does not know.")
                .mysql("create temporary table Names (a int)", "select * from names")
                .postgres("create temporary table Names (a int)", "select * from names")
                .both("create temporary table t (rank int)")
                .both("create temporary table t (user int)")
                .library(
                        "names in the schema that are not in lower snake case",
                        room -> Room.listed(room.column(room.catalog().names()).stream()
                                .filter(name -> !name.matches("[a-z][a-z0-9_]*"))
                                .toList()))
                .library("names in the schema that the server reserves", room -> {
                    List<String> names = room.column(room.catalog().tablesAndColumns());
                    names.retainAll(room.column(room.catalog().reservedWords()));
                    return Room.listed(names);
                })
                .migration("mysql", "V1.5__create_feature")
                .migration("postgres", "V1.7__create_feature");
    }

    private static Trap searchCase() {
        return predicates(
                        20,
                        "LIKE and case",
                        "A search that finds `PAYMENT` in one database and not in the other. The library folds both sides"
                                + " by one named function per database, whatever the collation of the column. MySQL knows"
                                + " the cases of Unicode 9; of letters that came later, such as U+1C90, it sees two where"
                                + " PostgreSQL sees one as soon as its ICU library is new enough.")
                .mysql("select 'PAYMENT' like '%payment%' collate utf8mb4_0900_ai_ci")
                .mysql("select 'PAYMENT' like '%payment%' collate utf8mb4_0900_bin")
                .postgres("select 'PAYMENT' like '%payment%'")
                .postgres("select lower('ÄÖÜ' collate \"C\")")
                .library("a search for `Äöü` among `ÄÖÜ` and `äöü`", room -> {
                    room.insert(Room.feature("1").name("ÄÖÜ"));
                    room.insert(Room.feature("2").name("äöü"));
                    return room.list(FeatureQuery.builder().search("Äöü").sort(FeatureSort.CREATED_AT));
                });
    }

    private static Trap wildcards() {
        return predicates(
                        21,
                        "Wildcards and escapes in LIKE",
                        "`%` and `_` in what a user types match everything, and a backslash at the end is an error on"
                                + " PostgreSQL only. The library searches for a text, not for a pattern.")
                .mysql("select 'a\\\\' like 'a\\\\'")
                .postgres("select 'a\\' like 'a\\'")
                .both("select '1000' like '100%'")
                .library(
                        "searches for `100%`, `a_b` and `a\\` among `100%`, `1000`, `a_b`, `aXb`, `a\\`",
                        room -> {
                            for (String name : List.of("100%", "1000", "a_b", "aXb", "a\\")) {
                                room.insert(Room.feature(name).name(name));
                            }
                            return List.of("100%", "a_b", "a\\").stream()
                                    .map(text ->
                                            room.list(FeatureQuery.builder().search(text)))
                                    .collect(Collectors.joining(" "));
                        });
    }

    private static Trap order() {
        String rows = "select x from (select 'a' x union select 'B' union select 'Z' union select '_') t";
        return Trap.of(
                        22,
                        "The order of text",
                        "It follows the collation, and on PostgreSQL with libc the version of the operating system's"
                                + " library. Keyset pages need one total order that never changes: by code point, ties broken by id."
                                + " Downwards, MySQL 8.0 loses rows where it reads an index over the elements of a list"
                                + " backwards, all but one or all: a hint has it sort them, and no plan may read one so.")
                .mysql(rows + " order by x collate utf8mb4_0900_ai_ci")
                .mysql(rows + " order by x collate utf8mb4_0900_bin")
                .postgres(rows + " order by x collate \"und-x-icu\"")
                .postgres(rows + " order by x collate \"C\"")
                .library("features `a`, `B`, `Z`, `_` by name", room -> {
                    for (String name : List.of("a", "B", "Z", "_")) {
                        room.insert(Room.feature(name).name(name));
                    }
                    return room.list(FeatureQuery.builder());
                })
                .library("four enabled ones of one tag, by whether they are enabled, downwards", room -> {
                    for (String name : List.of("a", "B", "Z", "_")) {
                        room.insert(Room.feature("tagged " + name)
                                .tags(List.of("t"))
                                .enabled(true));
                    }
                    return room.list(FeatureQuery.builder()
                            .tags(Set.of("t"))
                            .enabled(true)
                            .sort(FeatureSort.ENABLED)
                            .direction(Direction.DESCENDING));
                })
                .migration("mysql", "V2.6__harden_feature")
                .migration("postgres", "V1.7__create_feature")
                .guard("dialect/mysql", "MySqlListPredicates");
    }

    private static Trap nullOrder() {
        String rows = "select coalesce(x, 'NULL') from (select 'a' x union select null) t order by x";
        return Trap.of(
                        23,
                        "Where NULL sorts",
                        "First on MySQL, last on PostgreSQL; and no keyset predicate finds a row beyond a NULL. No column"
                                + " that a list is sorted by may be NULL.")
                .both(rows)
                .library("features with and without a name, by name", room -> {
                    room.insert(Room.feature("named").name("a"));
                    room.insert(Room.feature("nameless"));
                    return room.list(FeatureQuery.builder());
                })
                .migration("mysql", "V2.6__harden_feature")
                .migration("postgres", "V1.7__create_feature");
    }

    private static Trap textAgainstNumber() {
        String rows = "select x from (select 'abc' x union select '1x' union select '0') t where x = 0";
        return Trap.of(
                        24,
                        "Text compared with a number",
                        "MySQL turns the text into a number, and every text that is none into 0: a delete by id 0 bound"
                                + " as a number empties the table. PostgreSQL refuses. Only generated, typed binders bind.")
                .both(rows)
                .library("tags with ids `0` and `abc`, after a delete of `0`", room -> {
                    room.data().tags().insertAll(room.environment(), List.of(Room.tag("0", "a"), Room.tag("abc", "b")));
                    room.data().tags().delete(room.environment(), "0");
                    return room.data().tags().listByEnvironment(room.environment()).stream()
                            .map(Tag::id)
                            .toList()
                            .toString();
                })
                .guard("jooq", "RowBinder");
    }

    private static Trap operators() {
        return Trap.of(
                        25,
                        "`||` and `/`",
                        "Concatenation on one server is \"or\" on the other, and a division of whole numbers is whole on"
                                + " one only. Such operators are allowed in a dialect's own package, nowhere else.")
                .both("select 'a' || 'b'")
                .both("select 3 / 2")
                .library("SQL that both share and that has either", room -> Room.listed(SqlTexts.differentOperators()))
                .file(
                        "QueryTrapsContract",
                        "dao/core/src/test/java/io/bucketeer/data/contract/QueryTrapsContract.java");
    }

    private static Trap emptyText() {
        return Trap.of(
                        26,
                        "Empty is not NULL",
                        "Both agree, unlike Oracle, and the library must not spoil it: `\"\"` is a legal environment, and"
                                + " what is absent is NULL and nothing else.")
                .both("select '' is null")
                .library(
                        "a feature whose every text is empty",
                        room -> room.insert(Room.feature("f").name("").offVariation("")))
                .guard("jooq", "RowBinder")
                .guard("jooq", "RowReader");
    }

    private static Trap hostileText() {
        String hostile = "'; DROP TABLE feature; -- \\";
        return Trap.of(
                        27,
                        "Text that wants to be SQL",
                        "A backslash ends no text on PostgreSQL and hides the quote on MySQL, so no hand-made quoting is"
                                + " right on both. Values are bound, never written into a statement; the driver settings that"
                                + " would send several statements at once, or texts instead of parameters, are out of a"
                                + " configuration's reach.")
                .mysql("select char_length('\\\\')")
                .postgres("select char_length('\\\\')")
                .both("select 1; select 2")
                .library(
                        "`" + hostile + "` as id, name and tag",
                        room -> room.insert(Room.feature(hostile).name(hostile).tags(List.of(hostile))))
                .library("a search for it", room -> {
                    room.insert(Room.feature("f").name(hostile));
                    return room.list(FeatureQuery.builder().search(hostile));
                })
                .guard("jooq", "RowBinder")
                .guard("config", "UrlReader");
    }

    private static Trap predicates(int number, String title, String why) {
        return Trap.of(number, title, why)
                .guard("dialect/mysql", "MySql" + PREDICATES)
                .guard("dialect/postgres", "Postgres" + PREDICATES);
    }
}
