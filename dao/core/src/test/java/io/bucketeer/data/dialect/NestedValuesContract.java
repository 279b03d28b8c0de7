package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nested values come back as they were written, whatever is in them and whichever form they travel in. */
abstract class NestedValuesContract extends DialectContract {

    static final Branch PLAIN = new Branch(
            "oak",
            3,
            List.of("a", "b"),
            new Branch.Leaf("green", 1),
            List.of(),
            List.of(new Branch.Twig(null, List.of(new Branch.Leaf("red", 2)), List.of("m"))));

    final List<String> unknown = new ArrayList<>();

    /** Makes {@code grove (id int, branches, branch)}, whose two last columns may be null. */
    abstract String[] table();

    @BeforeAll
    final void createTable() {
        execute(table());
    }

    @BeforeEach
    final void empty() {
        execute("delete from grove");
        unknown.clear();
    }

    @Test
    void randomValues_areReadAsWritten() throws SQLException {
        RandomBranches random = new RandomBranches(20_260_301);
        for (int id = 0; id < 300; id++) {
            List<Branch> branches = random.branches();
            Branch branch = random.branch();
            write(open, id, branches, branch);
            assertThat(branches(open, id)).as("branches %d", id).isEqualTo(branches);
            assertThat(branch(open, id)).as("branch %d", id).isEqualTo(branch);
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void nullAndEmpty_areKeptApart() throws SQLException {
        write(open, 1, null, null);
        write(open, 2, List.of(), PLAIN);
        assertThat(branches(open, 1)).isNull();
        assertThat(branch(open, 1)).isNull();
        assertThat(branches(open, 2)).isEmpty();
        assertThat(isNull("branches", 1)).isTrue();
        assertThat(isNull("branches", 2)).isFalse();
    }

    @Test
    void batchOfNullsAndValues_isWrittenRowByRow() throws SQLException {
        try (Connection connection = open.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(insert(open))) {
            for (int id = 0; id < 40; id++) {
                statement.setInt(1, id);
                List<Branch> branches = id % 3 == 0 ? null : List.of(new RandomBranches(id).branch());
                values(open).bind(statement, 2, Branch.LIST, branches);
                values(open).bind(statement, 3, Branch.SINGLE, id % 2 == 0 ? null : new RandomBranches(id).branch());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        for (int id = 0; id < 40; id++) {
            Branch branch = new RandomBranches(id).branch();
            assertThat(branches(open, id)).isEqualTo(id % 3 == 0 ? null : List.of(branch));
            assertThat(branch(open, id)).isEqualTo(id % 2 == 0 ? null : branch);
        }
    }

    @Test
    void bigValue_isReadAsWritten() throws SQLException {
        Branch branch = new Branch("\"\\\uD83C\uDF63".repeat(100_000), 1, List.of(), null, List.of(), List.of());
        write(open, 1, List.of(branch, branch), branch);
        assertThat(branches(open, 1)).isEqualTo(List.of(branch, branch));
        assertThat(branch(open, 1)).isEqualTo(branch);
    }

    static NestedValues values(OpenDatabase open) {
        return open.dialect().nestedValues();
    }

    static String insert(OpenDatabase open) {
        return "insert into grove (id, branches, branch) values (?, "
                + values(open).placeholder(Branch.LIST) + ", "
                + values(open).placeholder(Branch.SINGLE) + ")";
    }

    static void write(OpenDatabase open, int id, @Nullable List<Branch> branches, @Nullable Branch branch)
            throws SQLException {
        try (Connection connection = open.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(insert(open))) {
            statement.setInt(1, id);
            values(open).bind(statement, 2, Branch.LIST, branches);
            values(open).bind(statement, 3, Branch.SINGLE, branch);
            statement.executeUpdate();
        }
    }

    final @Nullable List<Branch> branches(OpenDatabase from, int id) throws SQLException {
        return read(from, Branch.LIST, "branches", id);
    }

    final @Nullable Branch branch(OpenDatabase from, int id) throws SQLException {
        return read(from, Branch.SINGLE, "branch", id);
    }

    private <T> @Nullable T read(OpenDatabase from, NestedType<T> type, String column, int id) throws SQLException {
        String sql = "select " + values(from).selection(type, column) + " from grove where id = ?";
        try (Connection connection = from.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return values(from).read(row, 1, type, unknown::add);
            }
        }
    }

    private boolean isNull(String column, int id) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement =
                        connection.prepareStatement("select " + column + " is null from grove where id = ?")) {
            statement.setInt(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
