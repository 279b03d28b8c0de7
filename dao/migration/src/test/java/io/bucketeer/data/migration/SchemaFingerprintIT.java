package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A fingerprint shows every change of a schema in words, and nothing else. */
class SchemaFingerprintIT {

    private static final String MYSQL_SCHEMA = """
            CREATE TABLE parent (id int NOT NULL, PRIMARY KEY (id)) COLLATE utf8mb4_0900_bin;
            CREATE TABLE sample (
                id int NOT NULL,
                name varchar(20) COLLATE utf8mb4_0900_bin NOT NULL DEFAULT 'it''s' COMMENT 'A name.',
                note text COLLATE utf8mb4_0900_bin,
                parent int,
                PRIMARY KEY (id),
                KEY idx_parent (parent),
                KEY idx_name (name, id),
                CONSTRAINT sample_parent FOREIGN KEY (parent) REFERENCES parent (id),
                CONSTRAINT sample_name CHECK (name <> 'no')
            ) COLLATE utf8mb4_0900_bin COMMENT 'Samples.'""";
    private static final String POSTGRES_SCHEMA = """
            CREATE TYPE pair AS (a int, b text COLLATE "C");
            CREATE DOMAIN few AS int CONSTRAINT few_max CHECK (VALUE < 10);
            CREATE TYPE mood AS ENUM ('good', 'bad');
            CREATE FUNCTION twice(n int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT n * 2';
            CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TABLE parent (id int NOT NULL, PRIMARY KEY (id));
            CREATE TABLE sample (
                id int NOT NULL,
                name varchar(20) COLLATE "C" NOT NULL DEFAULT 'it''s',
                note text COLLATE "C",
                parent int,
                PRIMARY KEY (id),
                CONSTRAINT sample_parent FOREIGN KEY (parent) REFERENCES parent (id),
                CONSTRAINT sample_name CHECK (name <> 'no')
            );
            COMMENT ON TABLE sample IS 'Samples.';
            COMMENT ON COLUMN sample.name IS 'A name.';
            CREATE INDEX idx_name ON sample (name, id)""";

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "postgres"})
    void equalSchemasHaveEqualFingerprints(String type) throws SQLException {
        try (TestDatabase one = TestServers.database(type).createDatabase("fingerprint");
                TestDatabase other = TestServers.database(type).createDatabase("fingerprint of another name");
                Connection inOne = one.connect();
                Connection inOther = other.connect()) {
            Migrations.of(one).migrate();
            assertThat(SchemaFingerprint.of(type, inOther).facts()).isEmpty();
            Migrations.of(other).migrate();
            WorkedFeature.insert(type, inOther, "rows-make-no-difference");

            SchemaFingerprint fingerprint = SchemaFingerprint.of(type, inOne);
            assertThat(SchemaFingerprint.of(type, inOther).differencesFrom(fingerprint))
                    .isEmpty();
            assertThat(fingerprint.facts())
                    .hasSizeGreaterThan(150)
                    .extracting(SchemaFact::owner)
                    .contains("feature", "tag", "bucketeer_schema")
                    .doesNotContain("flyway_schema_history");
        }
    }

    /** The character set of the client gets into the expressions that MySQL keeps. */
    @Test
    void whoWroteAnExpressionMakesNoDifference() throws SQLException {
        try (TestDatabase database = TestServers.mysql().createDatabase("fingerprint");
                Connection connection = database.connect()) {
            String table = "CREATE TABLE t (a varchar(9), CONSTRAINT c CHECK (a <> 'it''s'))";
            Sql.execute(connection, table);
            SchemaFingerprint utf8 = SchemaFingerprint.of("mysql", connection);
            Sql.execute(connection, "DROP TABLE t");
            Sql.execute(connection, "SET NAMES latin1");
            Sql.execute(connection, table);

            assertThat(SchemaFingerprint.of("mysql", connection).differencesFrom(utf8))
                    .isEmpty();
            assertThat(utf8.toString()).contains("t check c: (`a` <> 'it");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(
            resources = "/fingerprint/changes.txt",
            delimiter = ';',
            quoteCharacter = '`',
            maxCharsPerColumn = 500)
    void everyChangeIsSaidInWords(String type, String change, String difference) throws SQLException {
        try (TestDatabase database = TestServers.database(type).createDatabase("fingerprint");
                Connection connection = database.connect()) {
            for (String statement : (type.equals("mysql") ? MYSQL_SCHEMA : POSTGRES_SCHEMA).split(";\\R")) {
                Sql.execute(connection, statement);
            }
            SchemaFingerprint before = SchemaFingerprint.of(type, connection);

            Sql.execute(connection, change);

            assertThat(SchemaFingerprint.of(type, connection).differencesFrom(before))
                    .isEqualTo(List.of(difference.split(" \\| ")));
        }
    }
}
