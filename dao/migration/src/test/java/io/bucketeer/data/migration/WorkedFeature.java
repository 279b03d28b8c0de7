package io.bucketeer.data.migration;

import java.sql.Connection;
import java.sql.SQLException;

/** A feature that uses every nested type, in the JSON that Bucketeer writes. */
final class WorkedFeature {

    static final String VARIATIONS = """
            [{"id": "variation-classic", "value": "classic", "name": "Classic", "description": ""},
             {"id": "variation-onepage", "value": "onepage", "name": "One page", "description": "new flow"}]""";
    static final String TARGETS = """
            [{"variation": "variation-classic", "users": []},
             {"variation": "variation-onepage", "users": ["qa-user-1", "qa-user-2"]}]""";
    static final String RULES = """
            [{"id": "rule-1",
              "strategy": {"type": 0, "fixed_strategy": {"variation": "variation-onepage"}, "rollout_strategy": null},
              "clauses": [
                {"id": "clause-1", "attribute": "", "operator": 4, "values": ["segment-1"]},
                {"id": "clause-2", "attribute": "app_version", "operator": 6, "values": ["5.2.0"]}]},
             {"id": "rule-2",
              "strategy": {"type": 1, "fixed_strategy": null, "rollout_strategy": {
                "variations": [
                  {"variation": "variation-classic", "weight": 80000},
                  {"variation": "variation-onepage", "weight": 20000}],
                "audience": {"percentage": 25, "default_variation": "variation-classic"}}},
              "clauses": [{"id": "clause-3", "attribute": "payment-v2", "operator": 11, "values": ["variation-new"]}]}]""";
    static final String DEFAULT_STRATEGY = """
            {"type": 0, "fixed_strategy": {"variation": "variation-classic"}, "rollout_strategy": null}""";
    static final String TAGS = """
            ["web", "checkout"]""";
    static final String PREREQUISITES = """
            [{"feature_id": "payment-v2", "variation_id": "variation-new"}]""";

    private static final String COLUMNS = """
            INSERT INTO feature (id, environment_id, name, description, enabled, ttl, version, created_at, updated_at,
                off_variation, maintainer, variation_type,
                variations, targets, rules, default_strategy, tags, prerequisites, variation_value_schema)
            """;
    private static final String PLAIN = """
            'env-staging', 'Checkout redesign', 'One page checkout', true, 0, 7, 1767225600, 1767312000,
                'variation-classic', 'owner@example.com', 0""";

    private WorkedFeature() {}

    static void insert(String type, Connection connection, String id) throws SQLException {
        if (type.equals("mysql")) {
            insertMySql(connection, id);
        } else {
            insertPostgres(connection, id);
        }
    }

    static void insertMySql(Connection connection, String id) throws SQLException {
        insert(connection, COLUMNS + "VALUES (?, " + PLAIN + ", ?, ?, ?, ?, ?, ?, ?)", id, TAGS, """
                {"type": "ENUM", "enumValidator": {"values": ["classic", "onepage"]}}""");
    }

    static void insertPostgres(Connection connection, String id) throws SQLException {
        insert(connection, COLUMNS + "SELECT ?, " + PLAIN + """
                        , array(SELECT jsonb_populate_recordset(NULL::variation, ?::jsonb)),
                        array(SELECT jsonb_populate_recordset(NULL::target, ?::jsonb)),
                        array(SELECT jsonb_populate_recordset(NULL::rule, ?::jsonb)),
                        jsonb_populate_record(NULL::strategy, ?::jsonb),
                        jsonb_populate_record(NULL::tags, ?::jsonb),
                        array(SELECT jsonb_populate_recordset(NULL::prerequisite, ?::jsonb)),
                        jsonb_populate_record(NULL::variation_value_schema, ?::jsonb)""", id, "{\"names\": " + TAGS + "}", """
                {"type": 1, "enum_validator": {"values": ["classic", "onepage"]}, "description": ""}""");
    }

    private static void insert(Connection connection, String sql, String id, String tags, String valueSchema)
            throws SQLException {
        Sql.update(connection, sql, id, VARIATIONS, TARGETS, RULES, DEFAULT_STRATEGY, tags, PREREQUISITES, valueSchema);
    }
}
