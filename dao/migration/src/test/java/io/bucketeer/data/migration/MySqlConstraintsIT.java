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

/** What the checks of the MySQL tables refuse, and what they leave alone. */
class MySqlConstraintsIT {

    private static TestDatabase database;
    private Connection connection;

    @BeforeAll
    static void migrate() {
        database = TestServers.mysql().createDatabase("mysql constraints");
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
        WorkedFeature.insertMySql(connection, "checkout-redesign");
    }

    @AfterEach
    void rollback() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                // what Go writes for nothing
                "variations;null",
                "targets;null",
                "rules;null",
                "default_strategy;null",
                "tags;null",
                "prerequisites;null",
                "variation_value_schema;null",
                "targets;[{\"variation\": \"v\", \"users\": null}]",
                "rules;[{\"id\": \"r\", \"strategy\": null, \"clauses\": null}]",
                "rules;[{\"clauses\": [{\"values\": null}], \"strategy\": {\"rollout_strategy\": {\"variations\": null}}}]",
                // old rows lack keys, newer ones have more keys and numbers
                "variations;[{}]",
                "variations;[{\"id\": \"v\", \"added_later\": {\"a\": [1]}}]",
                "rules;[{\"clauses\": [{\"operator\": 99}], \"strategy\": {\"type\": -1}}]",
                // protojson: camelCase or snake_case, names or numbers
                "variation_value_schema;{\"type\": 2, \"regex_validator\": {\"pattern\": \"a\"}}",
                "tags;[]",
            })
    void acceptsWhatBucketeerWrites(String column, String json) throws SQLException {
        assertThat(set(column, json)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "variations;{}",
                "variations;[null]",
                "variations;[\"v\"]",
                "variations;[{\"value\": true}]",
                "variations;[{\"name\": null}]",
                "targets;[{\"users\": \"u\"}]",
                "targets;[{\"users\": [null]}]",
                "rules;[{\"clauses\": [null]}]",
                "rules;[{\"clauses\": [{\"operator\": \"EQUALS\"}]}]",
                "rules;[{\"strategy\": {\"type\": 1.0}}]",
                "rules;[{\"strategy\": []}]",
                "default_strategy;[]",
                "default_strategy;{\"rollout_strategy\": {\"variations\": [{\"weight\": 0.5}]}}",
                "default_strategy;{\"rollout_strategy\": {\"audience\": {\"percentage\": \"25\"}}}",
                "prerequisites;[{\"feature_id\": 1}]",
                "tags;\"web\"",
                "tags;[1]",
                "variation_value_schema;[]",
            })
    void refusesOtherShapes(String column, String json) {
        assertThatThrownBy(() -> set(column, json))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("feature_" + column + "_json");
    }

    @Test
    void refusesTagsThatTheIndexCannotHold() {
        assertThatThrownBy(() -> set("tags", "[[\"web\"]]")).hasMessageContaining("idx_feature_tags");
        assertThatThrownBy(() -> set("tags", "[\"" + "x".repeat(256) + "\"]")).hasMessageContaining("idx_feature_tags");
    }

    @ParameterizedTest
    @CsvSource({"enabled", "archived", "deleted", "evaluation_undelayable"})
    void refusesNumbersThatAreNoBooleans(String column) {
        assertThatThrownBy(() -> Sql.update(connection, "UPDATE feature SET " + column + " = 2"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("feature_" + column + "_boolean");
    }

    @Test
    void theTagIndexFindsExactlyTheTag() throws SQLException {
        String query = "FROM feature WHERE 'a' MEMBER OF (IF(JSON_TYPE(tags) = 'NULL', JSON_ARRAY(), tags))";
        set("tags", "[\"A\", \"a \", \"a\\u200b\", \"\\u00e1\"]");
        assertThat(Sql.value(connection, "SELECT COUNT(*) " + query)).isEqualTo("0");

        set("tags", "[\"b\", \"a\"]");
        assertThat(Sql.value(connection, "SELECT COUNT(*) " + query)).isEqualTo("1");
        assertThat(Sql.value(connection, "EXPLAIN SELECT id " + query)).contains("idx_feature_tags");
    }

    private int set(String column, String json) throws SQLException {
        return Sql.update(connection, "UPDATE feature SET version = version + 1, " + column + " = ?", json);
    }
}
