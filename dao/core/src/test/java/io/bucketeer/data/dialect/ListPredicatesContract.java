package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Search, tag filter and seek give the same rows on both databases; one table of expectations holds for both. */
abstract class ListPredicatesContract extends DialectContract {

    static final Field<String> ID = DSL.field(DSL.name("id"), SQLDataType.VARCHAR(400));
    static final Field<String> NAME = DSL.field(DSL.name("name"), SQLDataType.VARCHAR);
    static final Field<String> NOTE = DSL.field(DSL.name("note"), SQLDataType.VARCHAR);
    static final Field<Long> SIZE = DSL.field(DSL.name("size"), SQLDataType.BIGINT);
    static final Field<Boolean> LIT = DSL.field(DSL.name("lit"), SQLDataType.BOOLEAN);
    static final Field<Object> TAGS = DSL.field(DSL.name("tags"));
    static final Field<Object> PARTS = DSL.field(DSL.name("parts"));

    /** A table {@code lamp (id, name, note, size, lit, tags, parts)} as our migrations would make it. */
    abstract String[] table();

    /** A literal of the column {@code parts}: for every part the numbers that are the {@code kind} of its wires. */
    abstract String parts(int[]... wiresOfParts);

    /** A literal of the column {@code tags}. */
    abstract Object tags(List<String> tags) throws SQLException;

    /** The bind value of {@link #tags}. */
    abstract String tagsParameter();

    @BeforeAll
    final void createTable() {
        execute(table());
    }

    @BeforeEach
    final void empty() {
        execute("delete from lamp");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "50%, 50% off",
                "%, 50% off",
                "a_b, a_b",
                "A_B, a_b",
                "\\, back\\slash",
                "\\S, back\\slash",
                "' or ''=', x' OR ''='y",
                "!, hey!",
                "?, what?",
                "{0}, {0}{1}",
                "--, a -- b",
                "FOO, a foo b",
                "foo, A FOO B",
                "ÄRGER, ärger",
                "ärger, ÄRGER",
                "МОСКВА, москва",
                "οδος, ΟΔΟΣ",
                "ΟΔΟΣ, οδος",
                "ΟΔΟΣ, ΟΔΟΣΑ",
                "ẞ, groß",
                "Ǆ, ǆ",
                "🍣, sushi 🍣 bar",
                "` `, a b"
            })
    void containsText_textThatIsThereInAnyCase_isFound(String search, String name) {
        lamp("1", name);
        assertThat(found(search)).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "50%, 50 off",
                "%, abc",
                "a_b, axb",
                "_, abc",
                "\\%, %",
                "!, abc",
                "strasse, straße",
                "SS, ß",
                "e, é",
                "é, e\u0301",
                "e\u0301, é",
                "🍣, 🍺",
                "i, ı",
                "`a `, a",
                "key\u200b, key",
                "abcd, abc"
            })
    void containsText_textThatOnlyLooksAlike_isNotFound(String search, String name) {
        lamp("1", name);
        assertThat(found(search)).isEmpty();
    }

    /**
     * The three letters whose case MySQL maps otherwise than Unicode: U+0130 loses its dot, and after U+023A or U+023E
     * it drops the rest of the text. The dialect puts them right, so that both databases find the same.
     */
    @Test
    void containsText_lettersWhoseCaseMySqlMapsWrongly_areFoundOnBoth() {
        lamp("1", "\u0130stanbul");
        lamp("2", "a\u023Ab\u023Ac");
        lamp("3", "x\u023Ey\u023Ez");
        assertThat(found("\u0130STANBUL")).containsExactly("1");
        assertThat(found("i\u0307stanbul")).containsExactly("1");
        assertThat(found("istanbul")).isEmpty();
        assertThat(found("STANBUL")).containsExactly("1");
        assertThat(found("A\u2C65B\u2C65C")).containsExactly("2");
        assertThat(found("c")).containsExactly("2");
        assertThat(found("X\u2C66Y\u2C66Z")).containsExactly("3");
        assertThat(found("z")).containsExactly("3");
    }

    @Test
    void containsText_anyOfTheColumns_isEnough() {
        lamp("1", "hall", "bright");
        lamp("2", "Bright", "dim");
        lamp("3", "cellar", "dim");
        assertThat(found("BRIGHT")).containsExactly("1", "2");
        assertThat(found("")).containsExactly("1", "2", "3");
        Condition names = open.dialect().listPredicates().containsText(List.of(NAME), "bright");
        assertThat(ids(names)).containsExactly("2");
    }

    @Test
    void containsAll_everyElementMustBeThereExactly() {
        lamp("1", List.of("red", "green"));
        lamp("2", List.of("green"));
        lamp("3", List.of("Red", "red "));
        lamp("4", List.of());
        lamp("5", List.of("red,green"));
        assertThat(tagged("red")).containsExactly("1");
        assertThat(tagged("green")).containsExactly("1", "2");
        assertThat(tagged("green", "red")).containsExactly("1");
        assertThat(tagged("green", "red", "blue")).isEmpty();
        assertThat(tagged("re")).isEmpty();
        assertThat(tagged()).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void containsAll_hostileElements_areComparedCodePointByCodePoint() {
        List<String> hostile = List.of(
                "\"",
                "\\",
                "'",
                "%",
                "_",
                "{",
                "}",
                ",",
                "{a,b}",
                "[\"a\"]",
                "NULL",
                "null",
                "",
                " ",
                "é",
                "e\u0301",
                "key",
                "key\u200b",
                "Key",
                "🍣",
                "🍺",
                "1",
                "true",
                "?",
                "\n");
        for (int i = 0; i < hostile.size(); i++) {
            lamp("%02d".formatted(i), List.of("other", hostile.get(i)));
        }
        for (int i = 0; i < hostile.size(); i++) {
            assertThat(tagged(hostile.get(i), "other")).as(hostile.get(i)).containsExactly("%02d".formatted(i));
        }
    }

    @Test
    void anyOf_oneOfTheValuesExactly_isEnough() {
        List<String> hostile = List.of(
                "a",
                "A",
                "á",
                "a ",
                "",
                " ",
                "\"",
                "\\",
                "'",
                "[\"a\"]",
                "a,b",
                "NULL",
                "null",
                "🍣",
                "\n",
                "🍺".repeat(400));
        hostile.forEach(id -> lamp(id, "name"));
        for (String id : hostile) {
            assertThat(ids(anyOf(List.of(id, "none")))).as(id).containsExactly(id);
        }
        assertThat(ids(anyOf(hostile))).hasSameElementsAs(hostile);
        assertThat(ids(anyOf(List.of("a".repeat(401), "b", "a  ")))).isEmpty();
        assertThat(ids(anyOf(List.of("a", "a")).not()))
                .hasSize(hostile.size() - 1)
                .doesNotContain("a");
    }

    @Test
    void anyOf_whateverTheNumberOfValues_isOneText() {
        assertThat(sql(anyOf(List.of("a")))).isEqualTo(sql(anyOf(List.of("b", "c", "d"))));
    }

    @Test
    void notEmpty_absentAndEmptyLists_haveNoElement() {
        lampWithParts("1", parts(new int[] {1}));
        lampWithParts("2", parts(new int[] {}));
        lampWithParts("3", parts());
        lampWithParts("4", "null");
        Condition notEmpty = open.dialect().listPredicates().notEmpty(PARTS);
        assertThat(ids(notEmpty)).containsExactly("1", "2");
        assertThat(ids(notEmpty.not())).containsExactly("3", "4");
    }

    @Test
    void exists_numberAtTheEndOfThePathInAnyElement_isFound() {
        lampWithParts("1", parts(new int[] {7}));
        lampWithParts("2", parts(new int[] {}, new int[] {1, 2}, new int[] {3, 7}));
        lampWithParts("3", parts(new int[] {1, 77, 70, -7}));
        lampWithParts("4", parts(new int[] {}));
        lampWithParts("5", parts());
        lampWithParts("6", "null");
        Condition exists = open.dialect().listPredicates().exists(PARTS, "part", List.of("wires", "kind"), 7);
        assertThat(ids(exists)).containsExactly("1", "2");
        assertThat(ids(exists.not())).containsExactly("3", "4", "5", "6");
    }

    @Test
    void size_countsElements() {
        lamp("1", List.of());
        lamp("2", List.of("a", "b", "a"));
        lamp("3", List.of(""));
        Field<Integer> size = open.dialect().listPredicates().size(TAGS);
        List<Integer> sizes =
                query(dsl -> dsl.select(size).from("lamp").orderBy(size, ID).fetch(size));
        assertThat(sizes).containsExactly(0, 1, 3);
        assertThat(walk(size, false)).containsExactly("1", "3", "2");
        assertThat(walk(size, true)).containsExactly("2", "3", "1");
    }

    final Condition anyOf(List<String> values) {
        return open.dialect().listPredicates().anyOf(ID, values);
    }

    private String sql(Condition condition) {
        return DSL.using(open.dialect().family()).render(condition);
    }

    private void lampWithParts(String id, String literal) {
        lamp(id, "");
        execute("update lamp set parts = " + literal + " where id = '" + id + "'");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void after_walksEveryRowOnceInOrder(boolean descending) {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String id = "%02d".formatted(i);
            lamp(id, "same", "", i / 7, i >= 15, List.of());
            expected.add(id);
        }
        if (descending) {
            Collections.reverse(expected);
        }
        assertThat(walk(SIZE, descending)).isEqualTo(expected);
        assertThat(walk(LIT, descending)).isEqualTo(expected);
        assertThat(walk(NAME, descending)).isEqualTo(expected);
    }

    @Test
    void after_sortsTextByCodePoint() {
        lamp("1", "b");
        lamp("2", "B");
        lamp("3", "ä");
        lamp("4", "a");
        lamp("5", "🍣");
        lamp("6", "\uFF41");
        assertThat(walk(NAME, false)).containsExactly("2", "4", "1", "3", "6", "5");
    }

    private <T> List<String> walk(Field<T> sort, boolean descending) {
        SortOrder order = descending ? SortOrder.DESC : SortOrder.ASC;
        List<String> seen = new ArrayList<>();
        Condition position = DSL.noCondition();
        while (true) {
            Condition from = position;
            Result<Record2<String, T>> page = query(dsl -> dsl.select(ID, sort)
                    .from("lamp")
                    .where(from)
                    .orderBy(sort.sort(order), ID.sort(order))
                    .limit(4)
                    .fetch());
            if (page.isEmpty()) {
                return seen;
            }
            seen.addAll(page.map(row -> row.value1()));
            Record2<String, T> last = page.get(page.size() - 1);
            position = open.dialect().listPredicates().after(sort, last.value2(), ID, last.value1(), descending);
        }
    }

    final List<String> found(String search) {
        return ids(open.dialect().listPredicates().containsText(List.of(NAME, NOTE), search));
    }

    final List<String> tagged(String... tags) {
        return ids(open.dialect().listPredicates().containsAll(TAGS, List.of(tags)));
    }

    final List<String> ids(Condition condition) {
        return query(
                dsl -> dsl.select(ID).from("lamp").where(condition).orderBy(ID).fetch(ID));
    }

    final <R> R query(Query<R> query) {
        try (Connection connection = open.dataSource().getConnection()) {
            return query.run(DSL.using(connection, open.dialect().family()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Many rows of distinct tags, so that an index is worth its while. */
    final void manyLamps() {
        IntStream.range(0, 3_000).forEach(i -> lamp("lamp-" + i, List.of("tag-" + i, "common")));
    }

    final void lamp(String id, String name) {
        lamp(id, name, "");
    }

    final void lamp(String id, String name, String note) {
        lamp(id, name, note, 0, false, List.of());
    }

    final void lamp(String id, List<String> tags) {
        lamp(id, "", "", 0, false, tags);
    }

    private void lamp(String id, String name, String note, long size, boolean lit, List<String> tags) {
        String sql =
                "insert into lamp (id, name, note, size, lit, tags) values (?, ?, ?, ?, ?, " + tagsParameter() + ")";
        try (Connection connection = open.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            statement.setString(2, name);
            statement.setString(3, note);
            statement.setLong(4, size);
            statement.setBoolean(5, lit);
            statement.setObject(6, tags(tags));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Something to ask of the database. */
    interface Query<R> {
        R run(DSLContext dsl);
    }
}
