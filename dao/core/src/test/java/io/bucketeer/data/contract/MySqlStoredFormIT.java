package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InternalDataAccessException;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.model.VariationValueSchemaType;
import io.bucketeer.data.repository.FeatureQuery;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MySqlStoredFormIT extends StoredFormContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    String storedRow(String id) {
        return query(
                "SELECT JSON_OBJECT('id', id, 'environment_id', environment_id, 'name', name, 'description', description,"
                        + " 'enabled', CAST(IF(enabled, 'true', 'false') AS JSON),"
                        + " 'archived', CAST(IF(archived, 'true', 'false') AS JSON),"
                        + " 'deleted', CAST(IF(deleted, 'true', 'false') AS JSON),"
                        + " 'evaluation_undelayable', CAST(IF(evaluation_undelayable, 'true', 'false') AS JSON),"
                        + " 'ttl', ttl, 'version', version, 'created_at', created_at, 'updated_at', updated_at,"
                        + " 'variation_type', variation_type, 'variation_value_schema', variation_value_schema,"
                        + " 'variations', variations, 'targets', targets, 'rules', rules,"
                        + " 'default_strategy', default_strategy, 'off_variation', off_variation, 'tags', tags,"
                        + " 'maintainer', maintainer, 'sampling_seed', sampling_seed, 'prerequisites', prerequisites)"
                        + " FROM feature WHERE id = ? AND environment_id = 'env-staging'",
                id);
    }

    @Override
    void addUnknownMember(String id) {
        execute("UPDATE feature SET variations = JSON_SET(variations, '$[0].shiny', 'new') WHERE id = ?", id);
    }

    @Override
    String storedValueSchema() {
        return "{\"type\":\"ENUM\",\"enumValidator\":{\"values\":[\"classic\",\"onepage\"]},"
                + "\"description\":\"allowed layouts\"}";
    }

    @Test
    void find_rowWithTheNullsAndMissingKeysOfOlderWriters_givesZeroValues() {
        insertRaw(
                "nulls",
                "[{\"id\":\"v\"}]",
                "null",
                "[{\"id\":\"r\",\"strategy\":{\"fixed_strategy\":{\"variation\":\"v\"},\"rollout_strategy\":null},"
                        + "\"clauses\":[{\"id\":\"c\",\"attribute\":\"a\",\"values\":null}]}]",
                "null",
                "null",
                null);
        Feature expected = Samples.plain("nulls")
                .variations(List.of(new Variation("v", "", "", "")))
                .targets(List.of())
                .rules(List.of(new Rule(
                        "r", Strategies.fixed("v"), List.of(new Clause("c", "a", Operator.EQUALS, List.of())))))
                .build();
        assertThat(data.features().find(environment, "nulls")).contains(expected);
    }

    @Test
    void find_valueSchemaWithNumbersAndSnakeCase_isReadAsProtojsonAllows() {
        insertRaw(
                "schema",
                "[]",
                "[]",
                "[]",
                "[]",
                "[]",
                "{\"type\":2,\"regex_validator\":{\"pattern\":\"^a\"},\"x\":1}");
        Feature found = data.features().find(environment, "schema").orElseThrow();
        assertThat(found.variationValueSchema().type()).isEqualTo(VariationValueSchemaType.REGEX);
        assertThat(found.variationValueSchema().regexValidator().pattern()).isEqualTo("^a");
    }

    @Test
    void find_rowWithoutADefaultStrategy_isACorruptRow() {
        insertRaw("corrupt", "[]", "[]", "[]", "[]", "[]", null);
        execute(
                "UPDATE feature SET default_strategy = 'null' WHERE id = 'corrupt' AND environment_id = ?",
                environment);
        assertThatThrownBy(() -> data.features().find(environment, "corrupt"))
                .isInstanceOfSatisfying(
                        InternalDataAccessException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT_ROW))
                .hasMessageContaining("column default_strategy holds no value");
        assertThatThrownBy(() -> data.features().listByEnvironment(environment))
                .hasMessageContaining("list feature 'corrupt' in environment");
    }

    @Test
    void delete_rowThatCannotBeRead_marksItAsDeleted() {
        insertRaw("corrupt", "[]", "[]", "[]", "[]", "[]", null);
        execute("UPDATE feature SET default_strategy = 'null' WHERE environment_id = ?", environment);
        assertThat(data.features().delete(environment, "corrupt", 1)).isTrue();
        assertThat(data.features().count(environment, FeatureQuery.all())).isZero();
        assertThat(storedFeatures()).isEqualTo(1);
    }

    @Test
    void list_tagsColumnIsJsonNull_isFoundWithoutTagsOnly() {
        insertRaw("nulltags", "[]", "[]", "[]", "null", "null", null);
        assertThat(data.features().list(environment, FeatureQuery.all()).items())
                .extracting(Feature::id)
                .containsExactly("nulltags");
        assertThat(data.features()
                        .count(
                                environment,
                                FeatureQuery.builder().tags(Set.of("a")).build()))
                .isZero();
    }

    /** The library refuses U+0000, which PostgreSQL cannot store; others may have written it here. */
    @Test
    void list_namesWithNul_areWalkedOverPageByPage() {
        for (String id : List.of("a", "b", "c")) {
            data.features().insert(environment, Samples.plain(id).build());
            execute(
                    "UPDATE feature SET name = concat('x', char(0), id) WHERE id = ? AND environment_id = ?",
                    id,
                    environment);
        }
        FeatureQuery query = FeatureQuery.builder().pageSize(1).build();
        List<Feature> walked = PageWalk.rows(cursor -> data.features()
                .list(environment, query.toBuilder().cursor(cursor).build()));
        assertThat(walked).extracting(Feature::id).containsExactly("a", "b", "c");
    }

    private void insertRaw(
            String id,
            String variations,
            String targets,
            String rules,
            String tags,
            String prerequisites,
            String schema) {
        execute(
                "INSERT INTO feature (id, environment_id, name, description, enabled, archived, deleted,"
                        + " evaluation_undelayable, ttl, version, created_at, updated_at, variations, targets, rules,"
                        + " default_strategy, off_variation, tags, maintainer, variation_type, variation_value_schema,"
                        + " prerequisites) VALUES (?, ?, ?, '', 0, 0, 0, 0, 0, 1, ?, ?, ?, ?, ?,"
                        + " '{\"type\":0,\"fixed_strategy\":{\"variation\":\"on\"},\"rollout_strategy\":null}', 'off', ?, '',"
                        + " 1, ?, ?)",
                id,
                environment,
                "Feature " + id,
                START.getEpochSecond(),
                START.getEpochSecond(),
                variations,
                targets,
                rules,
                tags,
                schema,
                prerequisites);
    }
}
