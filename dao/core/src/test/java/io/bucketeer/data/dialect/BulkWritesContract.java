package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many rows by one statement: exact values of every type, and no row of another tenant. */
abstract class BulkWritesContract extends DialectContract {

    private static final MarkTable MARK = new MarkTable();
    private static final BulkWrites.Target TARGET = new BulkWrites.Target(
            MARK, MARK.TENANT, MARK.CODE, List.of(MARK.WORD, MARK.CODE, MARK.SMALL, MARK.LARGE, MARK.GONE));

    /** With the key in the midst of the columns. */
    private static final class MarkTable extends TableImpl<Record> {

        private static final long serialVersionUID = 1L;

        final TableField<Record, String> TENANT = createField(DSL.name("tenant"), SQLDataType.VARCHAR(40), this);
        final TableField<Record, String> CODE = createField(DSL.name("code"), SQLDataType.VARCHAR(300), this);
        final TableField<Record, String> WORD = createField(DSL.name("word"), SQLDataType.VARCHAR(40), this);
        final TableField<Record, Integer> SMALL = createField(DSL.name("small_number"), SQLDataType.INTEGER, this);
        final TableField<Record, Long> LARGE = createField(DSL.name("large_number"), SQLDataType.BIGINT, this);
        final TableField<Record, BigDecimal> RATIO = createField(DSL.name("ratio"), SQLDataType.DECIMAL(9, 2), this);
        final TableField<Record, Boolean> GONE = createField(DSL.name("gone"), SQLDataType.BOOLEAN, this);

        MarkTable() {
            super(DSL.name("mark"));
        }
    }

    /** How the database declares text that compares by code point. */
    abstract String collation();

    @BeforeEach
    final void createTable() {
        execute(
                "drop table if exists mark",
                """
                create table mark (
                    code varchar(300) %1$s not null, tenant varchar(40) %1$s not null, word varchar(40) %1$s not null,
                    small_number int not null, large_number bigint not null, gone boolean not null,
                    primary key (code, tenant)
                )
                """.formatted(collation()),
                "insert into mark values ('a', 'other', 'theirs', 1, 1, false)");
    }

    @Test
    void upsert_columnOfATypeThatIsNotKnown_isRefusedByItsName() {
        BulkWrites.Target target = new BulkWrites.Target(MARK, MARK.TENANT, MARK.CODE, List.of(MARK.CODE, MARK.RATIO));
        assertThatThrownBy(() -> open.dialect().bulkWrites().upsert(target))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column 'ratio' cannot be written in bulk: its values are of class java.math.BigDecimal");
    }

    @Test
    void upsert_valuesAtTheEndsOfTheirTypes_areStoredExactly() throws SQLException {
        List<List<Object>> rows = List.of(
                List.of("", "a", Integer.MIN_VALUE, Long.MIN_VALUE, false),
                List.of("'\"\\{},[]\t\n\u0001 NULL", "b", Integer.MAX_VALUE, Long.MAX_VALUE, true),
                List.of("🍣 é", "🍺".repeat(300), 0, 0L, false));
        upsert(rows);
        assertThat(rows("ours")).isEqualTo(rows);
    }

    @Test
    void upsert_keysThatAreThere_takeAllValuesAndOthersAreInserted() throws SQLException {
        upsert(List.of(List.of("old", "a", 1, 1L, true), List.of("same", "b", 2, 2L, false)));
        upsert(List.of(
                List.of("new", "a", 3, 3L, false),
                List.of("same", "b", 2, 2L, false),
                List.of("more", "A", 4, 4L, true)));
        assertThat(rows("ours"))
                .containsExactly(
                        List.of("more", "A", 4, 4L, true),
                        List.of("new", "a", 3, 3L, false),
                        List.of("same", "b", 2, 2L, false));
        assertThat(rows("other")).containsExactly(List.of("theirs", "a", 1, 1L, false));
    }

    /** However the rows are cut into statements. */
    @Test
    void upsert_aFewAndManyRows_storesEachOfThem() throws SQLException {
        for (int count : List.of(1, 99, 100, 101, 200, 1_234)) {
            List<List<Object>> rows = IntStream.range(0, count)
                    .<List<Object>>mapToObj(i -> List.of("of " + count, "k%06d".formatted(i), i, (long) -i, i % 3 == 0))
                    .toList();
            upsert(rows);
            assertThat(rows("ours")).isEqualTo(rows);
        }
    }

    @Test
    void existing_someOfTheKeys_areThoseOfTheTenant() throws SQLException {
        String longest = "k".repeat(300);
        upsert(List.of(List.of("w", "b", 1, 1L, true), List.of("w", longest, 1, 1L, false)));
        assertThat(existing(List.of("B", longest, "a", "b"))).containsExactlyInAnyOrder(longest, "b");
        assertThat(existing(List.of(longest.substring(1)))).isEmpty();
    }

    @Test
    void mark_someOfThem_setsTheFlagWhereItIsNotSet() throws SQLException {
        upsert(List.of(
                List.of("w", "a", 1, 1L, false),
                List.of("w", "b", 1, 1L, true),
                List.of("w", "c", 1, 1L, false),
                List.of("w", "d", 1, 1L, false)));
        assertThat(mark(List.of("d", "b", "a", "nobody"))).isEqualTo(2);
        assertThat(mark(List.of("d", "b", "a", "nobody"))).isZero();
        assertThat(rows("ours")).extracting(row -> row.get(4)).containsExactly(true, true, false, true);
        assertThat(rows("other")).containsExactly(List.of("theirs", "a", 1, 1L, false));
    }

    @Test
    void delete_someOfThem_leavesTheOthersAndThoseOfOtherTenants() throws SQLException {
        upsert(List.of(
                List.of("w", "a", 1, 1L, false), List.of("w", "b", 1, 1L, true), List.of("w", "A", 1, 1L, false)));
        assertThat(write(open.dialect().bulkWrites().delete(TARGET), List.of("b", "nobody", "a")))
                .isEqualTo(2);
        assertThat(rows("ours")).containsExactly(List.of("w", "A", 1, 1L, false));
        assertThat(rows("other")).containsExactly(List.of("theirs", "a", 1, 1L, false));
    }

    private void upsert(List<List<Object>> rows) throws SQLException {
        BulkWrites.Upsert upsert = open.dialect().bulkWrites().upsert(TARGET);
        try (Connection connection = open.dataSource().getConnection()) {
            upsert.send(connection, "ours", rows);
        }
    }

    private List<String> existing(List<String> keys) throws SQLException {
        BulkWrites writes = open.dialect().bulkWrites();
        try (Connection connection = open.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(writes.existing(TARGET))) {
            writes.bindKeys(statement, 1, keys);
            statement.setString(2, "ours");
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    private int mark(List<String> keys) throws SQLException {
        return write(open.dialect().bulkWrites().mark(TARGET, MARK.GONE), keys);
    }

    /** How many rows that statement changes. */
    private int write(String sql, List<String> keys) throws SQLException {
        BulkWrites writes = open.dialect().bulkWrites();
        try (Connection connection = open.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            writes.bindKeys(statement, 1, keys);
            statement.setString(2, "ours");
            return statement.executeUpdate();
        }
    }

    /** By key. */
    private List<List<Object>> rows(String tenant) throws SQLException {
        try (Connection connection = open.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select word, code, small_number, large_number, gone from mark"
                        + " where tenant = '" + tenant + "' order by code")) {
            List<List<Object>> result = new ArrayList<>();
            while (rows.next()) {
                result.add(List.of(
                        rows.getString(1), rows.getString(2), rows.getInt(3), rows.getLong(4), rows.getBoolean(5)));
            }
            return result;
        }
    }
}
