package io.bucketeer.data.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.dialect.Dialect;
import io.bucketeer.data.dialect.mysql.MySqlTestAccess;
import io.bucketeer.data.dialect.postgres.PostgresTestAccess;
import org.junit.jupiter.api.Test;

/** The statements that never change, as each database gets them; written by hand. */
class FixedStatementsTest {

    private static final Dialect MYSQL = MySqlTestAccess.dialect();
    private static final Dialect POSTGRES = PostgresTestAccess.dialect();

    private static final String TAG_COLUMNS = "`id`, `name`, `created_at`, `updated_at`, `entity_type`";

    @Test
    void tag_onMySql() {
        FixedStatements tag = new FixedStatements(TagEntity.INSTANCE, MYSQL, new Renderer(MYSQL));

        assertThat(tag.find)
                .isEqualTo(
                        "select " + TAG_COLUMNS + " from `tag` where (`tag`.`environment_id` = ? and `tag`.`id` = ?)");
        assertThat(tag.findAny).isEqualTo(tag.find);
        assertThat(tag.exists).isEqualTo("select 1 from `tag` where (`tag`.`environment_id` = ? and `tag`.`id` = ?)");
        assertThat(tag.listAll)
                .isEqualTo(
                        "select " + TAG_COLUMNS + " from `tag` where `tag`.`environment_id` = ? order by `tag`.`id`");
        assertThat(tag.insert)
                .isEqualTo("insert into `tag` (" + TAG_COLUMNS + ", `environment_id`) values (?, ?, ?, ?, ?, ?)");
        assertThat(tag.upsert)
                .isEqualTo(tag.insert + " as new on duplicate key update updated_at = if(`tag`.name = new.name"
                        + " and `tag`.environment_id = new.environment_id and `tag`.entity_type = new.entity_type,"
                        + " new.updated_at, (select 1 union select 2))");
        assertThat(tag.delete).isEqualTo("delete from `tag` where (`tag`.`environment_id` = ? and `tag`.`id` = ?)");
        assertThat(tag.deleteUnchanged)
                .isEqualTo("delete from `tag` where (`tag`.`environment_id` = ? and `tag`.`id` = ?"
                        + " and `tag`.`updated_at` = ?)");
    }

    @Test
    void tag_onPostgres() {
        FixedStatements tag = new FixedStatements(TagEntity.INSTANCE, POSTGRES, new Renderer(POSTGRES));

        assertThat(tag.find)
                .isEqualTo("select " + quoted(TAG_COLUMNS)
                        + " from \"tag\" where (\"tag\".\"environment_id\" = ? and \"tag\".\"id\" = ?)");
        assertThat(tag.insert)
                .isEqualTo("insert into \"tag\" (" + quoted(TAG_COLUMNS)
                        + ", \"environment_id\") values (?, ?, ?, ?, ?, ?)");
        assertThat(tag.upsert)
                .isEqualTo(tag.insert + " on conflict (name, environment_id, entity_type)"
                        + " do update set updated_at = excluded.updated_at, id = case when exists"
                        + " (select 1 from \"tag\" other where other.id = excluded.id"
                        + " and other.environment_id = excluded.environment_id for key share)"
                        + " then excluded.id else \"tag\".id end");
    }

    @Test
    void feature_readersPassOverDeletedRows() {
        FixedStatements mysql = new FixedStatements(FeatureEntity.INSTANCE, MYSQL, new Renderer(MYSQL));
        FixedStatements postgres = new FixedStatements(FeatureEntity.INSTANCE, POSTGRES, new Renderer(POSTGRES));

        assertThat(mysql.find)
                .endsWith(" from `feature` where (`feature`.`environment_id` = ? and `feature`.`id` = ?"
                        + " and `feature`.`deleted` = false)");
        assertThat(mysql.findAny)
                .endsWith(" from `feature` where (`feature`.`environment_id` = ? and `feature`.`id` = ?)");
        assertThat(postgres.listAll)
                .endsWith(" from \"feature\" where (\"feature\".\"environment_id\" = ?"
                        + " and \"feature\".\"deleted\" = false) order by \"feature\".\"id\"");
        assertThat(mysql.upsert).isEmpty();
    }

    @Test
    void feature_nestedParametersAreJsonOnMySqlAndPopulatedCompositesOnPostgres() {
        String plain = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ";

        assertThat(new FixedStatements(FeatureEntity.INSTANCE, MYSQL, new Renderer(MYSQL)).insert)
                .endsWith(") values (" + "?, ".repeat(22) + "?)");
        assertThat(new FixedStatements(FeatureEntity.INSTANCE, POSTGRES, new Renderer(POSTGRES)).insert)
                .endsWith(") values (" + plain + list("variation") + ", " + list("target") + ", " + list("rule") + ", "
                        + object("strategy") + ", ?, " + object("tags") + ", ?, ?, " + object("variation_value_schema")
                        + ", ?, " + list("prerequisite") + ", ?)");
    }

    @Test
    void feature_everyWriteComparesVersionAndThatTheRowIsNotDeleted() {
        GuardedStatements mysql = new GuardedStatements(FeatureEntity.INSTANCE, new Renderer(MYSQL));
        GuardedStatements postgres = new GuardedStatements(FeatureEntity.INSTANCE, new Renderer(POSTGRES));
        String asRead = " where (`feature`.`environment_id` = ? and `feature`.`id` = ? and `feature`.`version` = ?"
                + " and `feature`.`deleted` = false)";

        assertThat(mysql.update)
                .startsWith("update `feature` set `feature`.`id` = ?, ")
                .endsWith(asRead);
        assertThat(mysql.markDeleted)
                .isEqualTo("update `feature` set `feature`.`deleted` = true, `feature`.`updated_at` = ?" + asRead);
        assertThat(mysql.lock.waiting())
                .endsWith(" from `feature` where (`feature`.`environment_id` = ? and `feature`.`id` = ?) for update");
        assertThat(mysql.lock.free()).isEqualTo(mysql.lock.waiting() + " skip locked");
        assertThat(postgres.lockGuard.free()).isEqualTo(quoted(mysql.lockGuard.waiting()) + " skip locked");
        assertThat(mysql.lockGuard.waiting())
                .isEqualTo("select `feature`.`version` from `feature` where (`feature`.`environment_id` = ?"
                        + " and `feature`.`id` = ? and `feature`.`deleted` = false) for update");
        assertThat(postgres.update)
                .startsWith("update \"feature\" set \"id\" = ?, ")
                .endsWith(quoted(asRead));
        assertThat(postgres.markDeleted)
                .isEqualTo("update \"feature\" set \"deleted\" = true, \"updated_at\" = ?" + quoted(asRead));
    }

    private static String quoted(String mysql) {
        return mysql.replace('`', '"');
    }

    private static String list(String composite) {
        return "(select list from jsonb_to_record(?::jsonb) as document(list \"" + composite + "\"[]))";
    }

    private static String object(String composite) {
        return "jsonb_populate_record(null::\"" + composite + "\", ?::jsonb)";
    }
}
