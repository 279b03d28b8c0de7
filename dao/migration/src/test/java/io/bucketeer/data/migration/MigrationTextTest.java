package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.migration.MigrationText.Check;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan and an adoption read out of the text of a migration. */
class MigrationTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mysql    | V1.5__create_feature.sql                        | feature",
                "mysql    | V2.1__drop_environment_v2_foreign_key.sql       | environment_v2",
                "mysql    | V2.6__harden_feature.sql                        | feature",
                "mysql    | V2.8__create_idx_feature_environment_id_id.sql  | feature",
                "mysql    | V2.36__set_schema_level_1.sql                   | bucketeer_schema",
                "mysql    | V2.22__set_api_key_last_used_at.sql             | api_key",
                "postgres | V1.1__create_domains.sql                        | ''",
                "postgres | V1.4__create_project.sql                        | project",
            })
    void theTableIsTheOneThatChanges(String type, String file, String table) {
        assertThat(text(type, file).table()).isEqualTo(table);
    }

    @Test
    void newNamesAreThoseOfColumnsAndIndexes() {
        assertThat(text("mysql", "V2.23__harden_api_key.sql").newNames())
                .containsExactlyInAnyOrder(
                        "secret_hash", "legacy_hash", "unique_api_key_secret_hash", "idx_api_key_legacy_hash");
        assertThat(text("mysql", "V2.11__create_idx_feature_tags.sql").newNames())
                .containsExactly("idx_feature_tags");
        assertThat(text("mysql", "V2.5__harden_tag.sql").newNames()).isEmpty();
    }

    @Test
    void checksAreReadWithTheirWholeCondition() {
        assertThat(text("mysql", "V2.6__harden_feature.sql").checks())
                .hasSize(11)
                .contains(
                        new Check("feature_enabled_boolean", "(enabled IN (0, 1))"),
                        new Check("feature_tags_json", """
                                (JSON_SCHEMA_VALID(
                                        '{"type":["array","null"],"items":{"type":"string"}}',
                                        tags))"""));
        assertThat(new MigrationText("'ALTER TABLE a ADD CONSTRAINT b CHECK (c <> '')('' AND (d)), ALGORITHM'")
                        .checks())
                .containsExactly(new Check("b", "(c <> ')(' AND (d))"));
    }

    @Test
    void commentsSayNothing() {
        MigrationText text =
                new MigrationText("-- ALTER TABLE other ALGORITHM = COPY, LOCK = NONE\nUPDATE mine SET a = 1");

        assertThat(text.table()).isEqualTo("mine");
        assertThat(text.locks()).isEmpty();
    }

    private static MigrationText text(String type, String file) {
        return MigrationText.read(Engine.of(type).half(SchemaHalf.OPERATIONAL).path(file));
    }
}
