package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plan says of each file what the table of locks in {@code schema-mysql/README.md} says. */
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
        assertThat(MigrationText.read(Engine.MYSQL.half(SchemaHalf.OPERATIONAL).path(file))
                        .locks())
                .isEqualTo(words);
    }

    @Test
    void otherAlgorithmsAndLocksHaveWordsToo() {
        assertThat(TableLock.inText("ALTER TABLE a ADD b int, ALGORITHM = INSTANT, LOCK=EXCLUSIVE"))
                .isEqualTo("changes no row; reads and writes wait");
        assertThat(TableLock.inText("ALTER TABLE a ADD b int, ALGORITHM=NEW LOCK = ODD"))
                .isEqualTo("algorithm NEW; lock ODD");
        assertThat(TableLock.inText("-- needs a LOCK")).isEmpty();
    }
}
