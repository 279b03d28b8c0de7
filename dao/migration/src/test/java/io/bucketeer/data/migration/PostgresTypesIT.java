package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The composite types hold what Bucketeer's JSON holds, refuse nulls, and can grow. */
class PostgresTypesIT {

    private static TestDatabase database;
    private Connection connection;

    @BeforeAll
    static void migrate() {
        database = TestServers.postgres().createDatabase("postgres types");
        Migrations.of(database).migrate();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @BeforeEach
    void insertFeature() throws SQLException {
        connection = database.connect();
        connection.setAutoCommit(false);
        WorkedFeature.insertPostgres(connection, "checkout-redesign");
    }

    @AfterEach
    void rollback() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void nestedValuesReadBackAsTheyWereWritten() throws SQLException {
        assertReadsBack("to_jsonb(variations)", WorkedFeature.VARIATIONS);
        assertReadsBack("to_jsonb(targets)", WorkedFeature.TARGETS);
        assertReadsBack("to_jsonb(rules)", WorkedFeature.RULES);
        assertReadsBack("to_jsonb(default_strategy)", WorkedFeature.DEFAULT_STRATEGY);
        assertReadsBack("to_jsonb((tags).names)", WorkedFeature.TAGS);
        assertReadsBack("to_jsonb(prerequisites)", WorkedFeature.PREREQUISITES);
        assertThat(Sql.value(connection, """
                SELECT ((rules[2]).strategy).rollout_strategy.variations[1].weight FROM feature""")).isEqualTo("80000");
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "variation;{\"id\": \"v\", \"value\": \"x\", \"name\": \"n\"};required_text",
                "variation;{\"id\": null, \"value\": \"x\", \"name\": \"n\", \"description\": \"\"};required_text",
                "target;{\"variation\": \"v\"};text_list",
                "target;{\"variation\": \"v\", \"users\": [null]};text_list",
                "clause;{\"id\": \"c\", \"attribute\": \"a\", \"values\": []};required_int",
                "rule;{\"id\": \"r\", \"clauses\": null};clause_list",
                "rule;{\"id\": \"r\", \"clauses\": [null]};clause_list",
                "strategy;{\"type\": 1, \"rollout_strategy\": {\"audience\": null}};rollout_variation_list",
                "strategy;{\"type\": 1, \"rollout_strategy\": {\"variations\": [null]}};rollout_variation_list",
                "strategy;{\"type\": 0, \"fixed_strategy\": {}};required_text",
                "tags;{\"names\": null};text_list",
                "enum_validator;{};text_list",
            })
    void aMissingOrNullMemberIsRefused(String type, String json, String domain) {
        assertThatThrownBy(() ->
                        Sql.rows(connection, "SELECT jsonb_populate_record(NULL::" + type + ", '" + json + "'::jsonb)"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(domain);
    }

    @ParameterizedTest
    @CsvSource({"variations,variation", "targets,target", "rules,rule", "prerequisites,prerequisite"})
    void aNullElementOfAColumnIsRefused(String column, String type) {
        assertThatThrownBy(() ->
                        Sql.update(connection, "UPDATE feature SET " + column + " = " + column + " || NULL::" + type))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("feature_" + column + "_no_null");
    }

    @Test
    void anAbsentMessageStaysNull() throws SQLException {
        assertThat(Sql.value(connection, "SELECT (default_strategy).rollout_strategy IS NULL FROM feature"))
                .isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "variation",
                "target",
                "clause",
                "fixed_strategy",
                "strategy",
                "rule",
                "prerequisite",
                "tags",
                "rollout_variation",
                "audience",
                "rollout_strategy",
                "enum_validator",
                "variation_value_schema"
            })
    void aTypeGrowsWhileRowsUseIt(String type) throws SQLException {
        Sql.execute(connection, "ALTER TYPE " + type + " ADD ATTRIBUTE note text");

        WorkedFeature.insertPostgres(connection, "second");

        assertThat(Sql.rows(connection, "SELECT (rules[1]).clauses[2].attribute FROM feature"))
                .containsExactly("app_version", "app_version");
        assertThat(Sql.value(connection, "SELECT COUNT(DISTINCT to_jsonb(f) - 'id') FROM feature f"))
                .isEqualTo("1");
    }

    @Test
    void theTagIndexServesTheTagFilter() throws SQLException {
        Sql.execute(connection, "SET LOCAL enable_seqscan = off");
        String query = "SELECT id FROM feature WHERE (tags).names @> ARRAY['web']::text[]";

        assertThat(Sql.rows(connection, query)).containsExactly("checkout-redesign");
        assertThat(Sql.rows(connection, "EXPLAIN " + query)).anyMatch(line -> line.contains("idx_feature_tags"));
    }

    @Test
    void aDescriptionIsBoundedAsOnMySql() throws SQLException {
        Sql.update(connection, "UPDATE feature SET description = repeat('é', 32767)");

        assertThatThrownBy(() -> Sql.update(connection, "UPDATE feature SET description = repeat('é', 32768)"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("feature_description_bytes");
    }

    private void assertReadsBack(String column, String json) throws SQLException {
        assertThat(Sql.value(connection, "SELECT " + column + " = '" + json + "'::jsonb FROM feature"))
                .as(column)
                .isEqualTo("t");
    }
}
