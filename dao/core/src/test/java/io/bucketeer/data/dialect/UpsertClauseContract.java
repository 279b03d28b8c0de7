package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.DuplicateKeyException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A conflict on the named key updates the named columns, and no other row ever changes. */
abstract class UpsertClauseContract extends DialectContract {

    /** The primary key of the table {@code label}. */
    abstract String primaryKey();

    @BeforeEach
    final void createTable() {
        execute(
                "drop table if exists label",
                """
                create table label (
                    id varchar(40) not null, name varchar(40) not null, created_at bigint not null,
                    updated_at bigint not null, environment_id varchar(40) not null, entity_type int not null,
                    primary key (%s), unique (name, environment_id, entity_type)
                )
                """.formatted(primaryKey()),
                "insert into label values ('1', 'red', 10, 10, 'a', 1)");
    }

    @Test
    void newRow_isInserted() throws SQLException {
        upsert("('2', 'green', 20, 20, 'a', 1)", "('3', 'red', 20, 20, 'b', 1)", "('4', 'red', 20, 20, 'a', 2)");
        assertThat(rows())
                .containsExactly("1 red 10 10 a 1", "2 green 20 20 a 1", "3 red 20 20 b 1", "4 red 20 20 a 2");
    }

    @Test
    void rowOfTheSameKey_getsTheNamedColumnsOnly() throws SQLException {
        upsert("('2', 'red', 20, 20, 'a', 1)");
        assertThat(rows()).containsExactly("1 red 10 20 a 1");
    }

    @Test
    void newAndSameRowsTogether_areEachTreatedAsTheyNeed() throws SQLException {
        upsert("('2', 'green', 20, 20, 'a', 1)", "('9', 'red', 30, 30, 'a', 1)", "('3', 'blue', 20, 20, 'a', 1)");
        assertThat(rows()).containsExactly("1 red 10 30 a 1", "2 green 20 20 a 1", "3 blue 20 20 a 1");
    }

    @Test
    void idOfOneRowAndKeyOfAnother_isADuplicateKeyAndLeavesBothAsTheyAre() throws SQLException {
        upsert("('2', 'green', 20, 20, 'a', 1)");
        assertThatThrownBy(() -> upsert("('2', 'red', 30, 30, 'a', 1)"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(open.dialect().errorTranslator().translate("upsert label", e))
                                .isInstanceOf(DuplicateKeyException.class));
        assertThat(rows()).containsExactly("1 red 10 10 a 1", "2 green 20 20 a 1");
    }

    @Test
    void sameRowAgain_changesNothing() throws SQLException {
        upsert("('1', 'red', 10, 10, 'a', 1)");
        assertThat(rows()).containsExactly("1 red 10 10 a 1");
    }

    /** The second transaction gets no further than to the row's lock. */
    @Test
    void lock_rowOfTheSameKey_isLeftAsItIsButLocked() throws SQLException {
        try (Connection first = open.dataSource().getConnection();
                Statement inFirst = first.createStatement()) {
            first.setAutoCommit(false);
            inFirst.executeUpdate(lock("('1', 'blue', 99, 99, 'a', 9)", "('2', 'green', 20, 20, 'a', 1)"));
            assertThat(free()).isEmpty();
            first.commit();
        }
        assertThat(rows()).containsExactly("1 red 10 10 a 1", "2 green 20 20 a 1");
        assertThat(free()).containsExactly("1", "2");
    }

    private String lock(String... values) {
        return "insert into label (id, name, created_at, updated_at, environment_id, entity_type) values "
                + String.join(", ", values) + " "
                + open.dialect().upsertClause().lock(List.of(primaryKey().split(", ", -1)));
    }

    /** The ids of committed rows that nobody has locked. */
    private List<String> free() throws SQLException {
        try (Connection connection = open.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from label order by id for update skip locked")) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    final void upsert(String... values) throws SQLException {
        String sql = "insert into label (id, name, created_at, updated_at, environment_id, entity_type) values "
                + String.join(", ", values)
                + open.dialect()
                        .upsertClause()
                        .of(
                                "label",
                                List.of("id", "environment_id"),
                                List.of("name", "environment_id", "entity_type"),
                                List.of("updated_at"));
        try (Connection connection = open.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    final List<String> rows() throws SQLException {
        try (Connection connection = open.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from label order by id, environment_id")) {
            List<String> result = new ArrayList<>();
            while (rows.next()) {
                result.add("%s %s %d %d %s %d"
                        .formatted(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getLong(3),
                                rows.getLong(4),
                                rows.getString(5),
                                rows.getInt(6)));
            }
            return result;
        }
    }
}
