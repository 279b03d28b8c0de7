package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plan says of each file what the table of locks in {@code schema-mysql/README.md} says, and PostgreSQL's manual. */
class TableLockTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "V1.1__create_organization.sql                  | ''",
                "V2.1__drop_environment_v2_foreign_key.sql      | works in place; reads and writes go on",
                "V2.2__harden_organization.sql                  | copies the table; reads go on, writes are blocked while it runs",
                "V2.3__harden_project.sql                       | copies the table; reads go on, writes are blocked while it runs",
                "V2.4__harden_environment_v2.sql                | copies the table; reads go on, writes are blocked while it runs",
                "V2.5__harden_tag.sql                           | copies the table; reads go on, writes are blocked while it runs",
                "V2.6__harden_feature.sql                       | copies the table; reads go on, writes are blocked while it runs",
                "V2.7__add_environment_v2_foreign_key.sql       | copies the table; reads go on, writes are blocked while it runs",
                "V2.8__create_idx_feature_environment_id_id.sql | works in place; reads and writes go on",
                "V2.11__create_idx_feature_tags.sql             | works in place; reads go on, writes are blocked while it runs",
                "V2.36__set_schema_level_1.sql                  | ''"
            })
    void whatAFileStatesIsPutInWords(String file, String words) {
        assertThat(locks(Engine.MYSQL, file)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "V1.1__create_domains.sql                       | ''",
                "V1.2__create_types.sql                         | ''",
                "V1.3__create_organization.sql                  | ''",
                "V1.5__create_environment_v2.sql                | ''",
                "V1.7__create_feature.sql                       | ''",
                "V1.8__create_bucketeer_schema.sql              | ''",
                "V1.9__create_idx_tag_environment_id_id.sql     | reads go on, writes are blocked while it runs",
                "V1.10__create_idx_feature_references.sql       | reads go on, writes are blocked while it runs",
                "V1.13__create_api_key.sql                      | ''",
                "V1.15__plan_rule_references_once.sql           | ''",
                "V1.16__create_idx_feature_last_used_info_environment_id_id.sql | reads go on, writes are blocked while it runs",
                "V1.20__walk_rules_without_a_query.sql          | ''",
                "V1.21__set_schema_level_1.sql                  | ''"
            })
    void whatAFileForPostgresLocksFollowsFromItsStatements(String file, String words) {
        assertThat(locks(Engine.POSTGRES, file)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "DROP INDEX CONCURRENTLY IF EXISTS a; CREATE INDEX CONCURRENTLY a ON b (c) | reads and writes go on",
                "ALTER TABLE a VALIDATE CONSTRAINT b            | reads and writes go on",
                "ALTER TABLE a ADD COLUMN b int                 | reads and writes wait for a moment",
                "ALTER TABLE a ADD CHECK (b > 0) NOT VALID      | reads and writes wait for a moment",
                "ALTER TABLE a ADD UNIQUE USING INDEX b         | reads and writes wait for a moment",
                "ALTER TYPE a ADD ATTRIBUTE b int               | reads and writes wait for a moment",
                "DROP INDEX a                                   | reads and writes wait for a moment",
                "CREATE UNIQUE INDEX a ON b (c)                 | reads go on, writes are blocked while it runs",
                "ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES c | reads go on, writes are blocked while it runs",
                "ALTER DOMAIN a VALIDATE CONSTRAINT b           | reads go on, writes are blocked while it runs",
                "ALTER TABLE a ALTER b TYPE bigint              | reads and writes wait while it runs",
                "ALTER TABLE a ADD CHECK (b > 0)                | reads and writes wait while it runs",
                "ALTER TABLE a ADD b int; CREATE INDEX c ON a (b) | reads and writes wait while it runs",
                "ALTER DOMAIN a ADD CHECK (VALUE > 0) NOT VALID | \"\"",
                "CREATE TABLE a (b int); CREATE INDEX c ON a (b); ALTER TABLE a ADD d int | \"\"",
                "COMMENT ON TABLE a IS '; ALTER TABLE a ADD b int' | \"\"",
                "/* ; DROP TABLE a; */ UPDATE a SET b = 1       | \"\""
            })
    void aStatementOfPostgresHasItsOwnLock(String sql, String words) {
        assertThat(TableLock.inText(sql)).isEqualTo(words);
    }

    @Test
    void otherAlgorithmsAndLocksHaveWordsToo() {
        assertThat(TableLock.inText("ALTER TABLE a ADD b int, ALGORITHM = INSTANT, LOCK=EXCLUSIVE"))
                .isEqualTo("changes no row; reads and writes wait");
        assertThat(TableLock.inText("ALTER TABLE a ADD b int, ALGORITHM=NEW LOCK = ODD"))
                .isEqualTo("algorithm NEW; lock ODD");
        assertThat(TableLock.inText("'ALTER TABLE a ADD b int, ALGORITHM = INSTANT'"))
                .isEqualTo("changes no row; reads and writes go on");
        assertThat(TableLock.inText("-- needs a LOCK")).isEmpty();
    }

    private static String locks(Engine engine, String file) {
        return MigrationText.read(engine.half(SchemaHalf.OPERATIONAL).path(file))
                .locks();
    }
}
