package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.model.Feature;
import org.junit.jupiter.api.Test;

final class PostgresStoredFormIT extends StoredFormContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    String storedRow(String id) {
        return query(
                "SELECT to_jsonb(f) || jsonb_build_object('tags', to_jsonb((tags).names)) FROM feature f"
                        + " WHERE id = ? AND environment_id = 'env-staging'",
                id);
    }

    @Override
    void addUnknownMember(String id) {
        boolean absent = query("SELECT count(*) FROM information_schema.attributes WHERE udt_name = 'variation'"
                        + " AND attribute_name = 'shiny'")
                .equals("0");
        if (absent) {
            execute("ALTER TYPE variation ADD ATTRIBUTE shiny text");
        }
        execute(
                "UPDATE feature SET variations = array(SELECT jsonb_populate_recordset(null::variation,"
                        + " jsonb_set(to_jsonb(variations), '{0,shiny}', '\"new\"'))) WHERE id = ?",
                id);
    }

    @Override
    String storedValueSchema() {
        return "{\"type\":1,\"enum_validator\":{\"values\":[\"classic\",\"onepage\"]},\"regex_validator\":null,"
                + "\"json_schema_validator\":null,\"description\":\"allowed layouts\"}";
    }

    @Test
    void find_prerequisitesAreSqlNull_givesTheEmptyList() {
        Feature feature = Samples.plain("sqlnull").build();
        data.features().insert(environment, feature);
        execute("UPDATE feature SET prerequisites = NULL WHERE id = 'sqlnull'");
        assertThat(data.features().find(environment, "sqlnull")).contains(feature);
    }
}
