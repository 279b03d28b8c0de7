package io.bucketeer.data.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

final class PostgresListPlanIT extends ListPlanContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    List<String> analyze() {
        return List.of(
                "ANALYZE feature", "ANALYZE tag", "VACUUM ANALYZE feature_last_used_info", "ANALYZE segment_user");
    }

    @Override
    void checkNameOrder(String plan) {
        assertThat(plan).contains("idx_feature_environment_id_name_id").doesNotContain("Sort");
    }

    @Override
    void checkLastUseOrder(String plan) {
        assertThat(plan)
                .contains("idx_feature_last_used_info_environment_id_last_used_at_id")
                .doesNotContain("Sort");
    }

    @Override
    Pattern readOfTheIndexAlone(String index) {
        return Pattern.compile("Index Only Scan (Backward )?using " + index);
    }

    @Override
    String explain() {
        return "EXPLAIN ";
    }
}
