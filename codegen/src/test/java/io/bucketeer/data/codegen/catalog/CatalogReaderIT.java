package io.bucketeer.data.codegen.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bucketeer.data.testkit.DatabaseServer;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the servers say in the cases that the real schemas do not have, or not yet. */
class CatalogReaderIT {

    private static final List<String> MYSQL = List.of(
            """
            CREATE TABLE thing (
                id varchar(20) NOT NULL COMMENT 'Identifies it.',
                flag tinyint(1) NOT NULL DEFAULT 1,
                small tinyint,
                count int unsigned,
                text_default varchar(9) DEFAULT 'it''s',
                empty_default varchar(9) NOT NULL DEFAULT '',
                null_default varchar(9) DEFAULT NULL,
                negative int DEFAULT -3,
                body text,
                document json,
                made datetime(6),
                derived varchar(3) GENERATED ALWAYS AS ('abc') VIRTUAL,
                PRIMARY KEY (id, flag),
                UNIQUE KEY b (small, count),
                UNIQUE KEY a (count),
                UNIQUE KEY c (derived)
            ) COMMENT 'A thing.'
            """,
            "CREATE VIEW things AS SELECT id FROM thing",
            "CREATE TABLE flyway_schema_history (id int)",
            "CREATE TABLE flyway_schema_history_events (id int)",
            "CREATE TABLE bucketeer_schema (id int)");

    private static final String MYSQL_CATALOG = """
            type: mysql
            tables:
              - name: thing
                comment: A thing.
                columns:
                  - { name: id, type: varchar, length: 20, comment: Identifies it. }
                  - { name: flag, type: tinyint(1), defaultValue: "1" }
                  - { name: small, type: tinyint, nullable: true }
                  - { name: count, type: int unsigned, nullable: true }
                  - { name: text_default, type: varchar, length: 9, nullable: true, defaultValue: "it's" }
                  - { name: empty_default, type: varchar, length: 9, defaultValue: "" }
                  - { name: null_default, type: varchar, length: 9, nullable: true }
                  - { name: negative, type: int, nullable: true, defaultValue: "-3" }
                  - { name: body, type: text, nullable: true }
                  - { name: document, type: json, nullable: true }
                  - { name: made, type: datetime(6), nullable: true }
                primaryKey: [id, flag]
                uniqueKeys: [[count], [small, count]]
            """;

    private static final List<String> POSTGRES = List.of(
            "CREATE DOMAIN required AS text NOT NULL",
            "CREATE DOMAIN below AS required",
            "CREATE DOMAIN numbers AS bigint[] NOT NULL",
            "CREATE TYPE part AS (a required, b below, c numbers, d text[], e varchar(30), f integer)",
            "CREATE DOMAIN parts AS part[] NOT NULL",
            "CREATE TYPE whole AS (one part, many part[], required parts)",
            "COMMENT ON TYPE part IS 'A part.'",
            "COMMENT ON COLUMN part.a IS 'The first.'",
            """
            CREATE TABLE thing (
                id varchar(20) NOT NULL,
                flag boolean NOT NULL DEFAULT true,
                small smallint,
                text_default varchar(9) DEFAULT 'it''s',
                empty_default varchar(9) NOT NULL DEFAULT '',
                null_default varchar(9) DEFAULT NULL,
                negative integer DEFAULT -3,
                names text[],
                numbers bigint[],
                one part,
                many parts,
                inherited below,
                derived integer GENERATED ALWAYS AS (1 + 1) STORED,
                PRIMARY KEY (id, flag),
                CONSTRAINT b UNIQUE (small, negative),
                CONSTRAINT a UNIQUE (negative),
                CONSTRAINT c UNIQUE (derived)
            )
            """,
            "COMMENT ON TABLE thing IS 'A thing.'",
            "COMMENT ON COLUMN thing.id IS 'Identifies it.'",
            "CREATE TABLE event (made timestamptz) PARTITION BY RANGE (made)",
            "CREATE TABLE event_2026 PARTITION OF event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
            "CREATE VIEW things AS SELECT id FROM thing",
            "CREATE FUNCTION series(x integer) RETURNS TABLE (y integer) LANGUAGE sql IMMUTABLE AS 'SELECT 1'",
            "CREATE TABLE flyway_schema_history (id int)",
            "CREATE TABLE flyway_schema_history_events (id int)",
            "CREATE TABLE bucketeer_schema (id int)");

    private static final String POSTGRES_CATALOG = """
            type: postgres
            tables:
              - name: event
                columns:
                  - { name: made, type: timestamptz, nullable: true }
              - name: thing
                comment: A thing.
                columns:
                  - { name: id, type: varchar, length: 20, comment: Identifies it. }
                  - { name: flag, type: boolean, defaultValue: "true" }
                  - { name: small, type: smallint, nullable: true }
                  - name: text_default
                    type: varchar
                    length: 9
                    nullable: true
                    defaultValue: "'it''s'::character varying"
                  - { name: empty_default, type: varchar, length: 9, defaultValue: "''::character varying" }
                  - { name: null_default, type: varchar, length: 9, nullable: true }
                  - { name: negative, type: integer, nullable: true, defaultValue: "'-3'::integer" }
                  - { name: names, type: "text[]", nullable: true }
                  - { name: numbers, type: "bigint[]", nullable: true }
                  - { name: one, type: part, nullable: true }
                  - { name: many, type: "part[]" }
                  - { name: inherited, type: text }
                primaryKey: [id, flag]
                uniqueKeys: [[negative], [small, negative]]
            composites:
              - name: part
                comment: A part.
                attributes:
                  - { name: a, type: text, comment: The first. }
                  - { name: b, type: text }
                  - { name: c, type: "bigint[]" }
                  - { name: d, type: "text[]", nullable: true }
                  - { name: e, type: varchar, nullable: true }
                  - { name: f, type: integer, nullable: true }
              - name: whole
                attributes:
                  - { name: one, type: part, nullable: true }
                  - { name: many, type: "part[]", nullable: true }
                  - { name: required, type: "part[]" }
            """;

    @Test
    void mysqlCatalogHasDeclaredTypesDefaultsAndKeysButNothingGenerated() throws Exception {
        assertEqual(catalogOf(TestServers.mysql(), MYSQL), CatalogYaml.read(MYSQL_CATALOG));
    }

    @Test
    void postgresCatalogHasDomainsResolvedAndNoViewsFunctionsOrPartitions() throws Exception {
        assertEqual(catalogOf(TestServers.postgres(), POSTGRES), CatalogYaml.read(POSTGRES_CATALOG));
    }

    @Test
    void unknownDatabaseTypeIsRefused() throws Exception {
        try (TestDatabase database = TestServers.postgres().createDatabase("codegen");
                Connection connection = database.connect()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CatalogReader.read("oracle", connection))
                    .withMessage("No database type 'oracle': mysql or postgres");
        }
    }

    /** By their text, so that a failure shows the line. */
    private static void assertEqual(Catalog actual, Catalog expected) {
        assertThat(CatalogYaml.write(actual)).isEqualTo(CatalogYaml.write(expected));
    }

    private static Catalog catalogOf(DatabaseServer server, List<String> statements) throws SQLException {
        try (TestDatabase database = server.createDatabase("codegen");
                Connection connection = database.connect()) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            Catalog catalog = CatalogReader.read(server.type(), connection);
            assertThat(connection.isClosed()).isFalse();
            return catalog;
        }
    }
}
