package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the index over rules holds, and that it can be made and maintained. */
class PostgresRuleReferencesIT {

    private static TestDatabase database;
    private static Connection connection;

    @BeforeAll
    static void migrate() throws SQLException {
        database = TestServers.postgres().createDatabase("postgres rule references");
        Migrations.of(database).migrate();
        connection = database.connect();
    }

    @AfterAll
    static void dropDatabase() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void operatorsAndSegmentsOfAllRulesAreFound() throws SQLException {
        String rules = """
                [{"id": "r1", "clauses": [
                    {"id": "c1", "attribute": "", "operator": 4, "values": ["beta", "staff"]},
                    {"id": "c2", "attribute": "country", "operator": 0, "values": ["jp"]}]},
                 {"id": "r2", "clauses": [
                    {"id": "c3", "attribute": "other-flag", "operator": 11, "values": ["on"]},
                    {"id": "c4", "attribute": "", "operator": 4, "values": ["4", ""]}]}]""";
        assertThat(references(rules)).containsExactlyInAnyOrder("4", "4:beta", "4:staff", "0", "11", "4:4", "4:");
    }

    @Test
    void noRulesAndRulesWithoutClausesReferToNothing() throws SQLException {
        assertThat(references("[]")).isEmpty();
        assertThat(references("[{\"id\": \"r\", \"clauses\": []}]")).isEmpty();
        assertThat(Sql.rows(connection, "SELECT unnest(rule_references(NULL))")).isEmpty();
    }

    @ParameterizedTest(name = "{0} segments")
    @ValueSource(ints = {1, 99, 100, 101, 1_000})
    void eachIsFoundOnce(int segments) throws SQLException {
        String values = "(SELECT jsonb_agg(i::text) FROM generate_series(1, " + segments + ") AS i)";
        String clause = "jsonb_build_object('id', 'c', 'attribute', '', 'operator', 4, 'values', " + values + ")";
        String rule = "jsonb_build_object('id', 'r', 'clauses', jsonb_build_array(" + clause + ", " + clause + "))";
        assertThat(Sql.rows(connection, """
                SELECT count(*), count(DISTINCT reference), count(*) FILTER (WHERE reference = '4')
                FROM jsonb_to_record(jsonb_build_object('list', jsonb_build_array(%s, %s))) AS document(list rule[]),
                    unnest(rule_references(list)) AS reference""".formatted(rule, rule)))
                .containsExactly((segments + 1) + "|" + (segments + 1) + "|1");
    }

    @Test
    void aValueThatIsLongerThanAnIdIsNoReference() throws SQLException {
        String longest = "x".repeat(255);
        String rules = "[{\"id\": \"r\", \"clauses\": [{\"id\": \"c\", \"attribute\": \"\", \"operator\": 4,"
                + " \"values\": [\"" + longest + "\", \"" + longest + "x\"]}]}]";
        assertThat(references(rules)).containsExactlyInAnyOrder("4", "4:" + longest);
    }

    /** As it is while an index is built or a table analyzed, and while a dump is restored. */
    @Test
    void anEmptySearchPathIsEnough() throws SQLException {
        try (Connection session = database.connect()) {
            WorkedFeature.insertPostgres(session, "checkout-redesign");
        }
        try (Connection session = database.connect()) {
            List<String> usual = Sql.rows(session, "SELECT unnest(rule_references(rules)) FROM feature");
            assertThat(usual).isNotEmpty();
            Sql.execute(session, "SET search_path = ''");
            assertThat(Sql.rows(session, "SELECT unnest(public.rule_references(rules)) FROM public.feature"))
                    .isEqualTo(usual);
        }
        try (Connection session = database.connect()) {
            Sql.execute(session, "SET search_path = ''");
            Sql.execute(session, "REINDEX INDEX public.idx_feature_references");
            Sql.execute(session, "ANALYZE public.feature");
        }
    }

    private static List<String> references(String rules) throws SQLException {
        return Sql.rows(
                connection,
                "SELECT unnest(rule_references(array(SELECT jsonb_populate_recordset(NULL::rule, '" + rules
                        + "'::jsonb))))");
    }
}
