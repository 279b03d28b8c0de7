package io.bucketeer.data.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

final class PostgresListPlanIT extends ListPlanContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    List<String> analyze() {
        return List.of("ANALYZE feature", "ANALYZE tag");
    }

    @Override
    void checkNameOrder(String plan) {
        assertThat(plan).contains("idx_feature_environment_id_name_id").doesNotContain("Sort");
    }

    @Override
    String explain() {
        return "EXPLAIN ";
    }
}
