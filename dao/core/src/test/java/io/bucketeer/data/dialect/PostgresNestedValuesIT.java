package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.config.PoolConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGResultSetMetaData;
import org.postgresql.core.Field;

final class PostgresNestedValuesIT extends NestedValuesContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    String[] table() {
        return new String[] {
            Branch.TYPES.get(0),
            Branch.TYPES.get(1),
            Branch.TYPES.get(2),
            "create table grove (id int primary key, branches branch[], branch branch)",
            "alter database \"" + database.name() + "\" set statement_timeout = '10s'",
            "alter database \"" + database.name() + "\" set lock_timeout = '3s'"
        };
    }

    @AfterEach
    void takeBackNewAttributes() {
        execute(
                "alter type leaf drop attribute if exists shape cascade",
                "alter type branch drop attribute if exists leaflets cascade",
                "alter type branch drop attribute if exists note cascade");
    }

    @Test
    void randomValues_areTheSameInTextInBinaryAndAsJson() throws SQLException {
        RandomBranches random = new RandomBranches(42);
        List<Row> written = new ArrayList<>();
        for (int id = 0; id < 300; id++) {
            Row row = new Row(id, random.branches(), random.branch());
            write(open, id, row.branches, row.branch);
            written.add(row);
        }
        PoolConfig pooler = PoolConfig.builder().pooler(true).build();
        try (OpenDatabase behindPooler = Databases.open(config().withPool(pooler));
                Connection connection = open.dataSource().getConnection()) {
            assertThat(rows(connection, "forms", Field.TEXT_FORMAT)).isEqualTo(written);
            assertThat(rows(connection, "forms", Field.BINARY_FORMAT)).isEqualTo(written);
            for (Row row : written) {
                assertThat(branches(behindPooler, row.id)).isEqualTo(row.branches);
                assertThat(branch(behindPooler, row.id)).isEqualTo(row.branch);
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void newAttributes_ofARunningMigration_areReportedAndNotInTheWay() throws SQLException {
        try (Connection connection = open.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(insert(open))) {
            insert(open, insert, 1);
            assertThat(rows(connection, "more", Field.TEXT_FORMAT)).hasSize(1);
            assertThat(rows(connection, "more", Field.BINARY_FORMAT)).hasSize(1);
            execute(
                    "alter type leaf add attribute shape text cascade",
                    "alter type branch add attribute leaflets leaf[] cascade",
                    "alter type branch add attribute note text cascade");
            insert(open, insert, 2);
            List<Row> both = List.of(new Row(1, List.of(PLAIN), PLAIN), new Row(2, List.of(PLAIN), PLAIN));
            assertThat(rows(connection, "more", Field.BINARY_FORMAT)).isEqualTo(both);
            assertThat(rows(connection, "more, anew", Field.TEXT_FORMAT)).isEqualTo(both);
            assertThat(unknown).as("nothing is in the new attributes").isEmpty();

            execute("update grove set branch.note = 'x', branch.leaf.shape = 'round',"
                    + " branch.leaflets = array[row('red', 1, null)::leaf] where id = 2");
            assertThat(rows(connection, "more", Field.BINARY_FORMAT)).isEqualTo(both);
            assertThat(unknown).containsExactly("attribute 3", "attribute 7", "attribute 8");
        }
    }

    @Test
    void rowsFromBeforeAnAttribute_andReadersOfMore_meetZeroValues() throws SQLException {
        execute("alter type branch drop attribute twigs cascade", "alter type branch drop attribute leaves cascade");
        try {
            execute("insert into grove values (1, null, row('a', 1, array['x'], row('red', 2)))");
            Branch shorter = new Branch("a", 1, List.of("x"), new Branch.Leaf("red", 2), List.of(), List.of());
            try (Connection connection = open.dataSource().getConnection()) {
                assertThat(rows(connection, "fewer", Field.TEXT_FORMAT)).containsExactly(new Row(1, null, shorter));
                assertThat(rows(connection, "fewer", Field.BINARY_FORMAT)).containsExactly(new Row(1, null, shorter));
            }
        } finally {
            execute(
                    "alter type branch add attribute leaves leaf[] cascade",
                    "alter type branch add attribute twigs twig[] cascade");
        }
    }

    @Test
    void everyConnectionOfThePool_getsBinaryFromItsSecondExecutionOn() throws SQLException {
        write(open, 1, List.of(PLAIN), PLAIN);
        try (Connection first = open.dataSource().getConnection();
                Connection second = open.dataSource().getConnection()) {
            for (Connection connection : List.of(first, second)) {
                assertThat(rows(connection, "pool", Field.TEXT_FORMAT)).hasSize(1);
                assertThat(rows(connection, "pool", Field.BINARY_FORMAT)).hasSize(1);
            }
        }
    }

    private static void insert(OpenDatabase open, PreparedStatement insert, int id) throws SQLException {
        insert.setInt(1, id);
        values(open).bind(insert, 2, Branch.LIST, List.of(PLAIN));
        values(open).bind(insert, 3, Branch.SINGLE, PLAIN);
        insert.executeUpdate();
    }

    /** All rows, in the format that this statement is expected to come in; the label makes it another statement. */
    private List<Row> rows(Connection connection, String label, int format) throws SQLException {
        String sql = "select id, branches, branch from grove order by id -- " + label;
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            PGResultSetMetaData metaData = rows.getMetaData().unwrap(PGResultSetMetaData.class);
            assertThat(metaData.getFormat(2)).isEqualTo(format);
            assertThat(metaData.getFormat(3)).isEqualTo(format);
            List<Row> result = new ArrayList<>();
            while (rows.next()) {
                result.add(new Row(
                        rows.getInt(1),
                        values(open).read(rows, 2, Branch.LIST, unknown::add),
                        values(open).read(rows, 3, Branch.SINGLE, unknown::add)));
            }
            return result;
        }
    }

    private record Row(
            int id,
            @Nullable List<Branch> branches,
            @Nullable Branch branch) {}
}
