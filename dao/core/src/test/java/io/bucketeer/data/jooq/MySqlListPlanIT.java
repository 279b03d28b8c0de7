package io.bucketeer.data.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

final class MySqlListPlanIT extends ListPlanContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    List<String> analyze() {
        return List.of("ANALYZE TABLE feature, tag, feature_last_used_info, segment_user");
    }

    /** An index over names of 511 characters would be too wide: the environment's rows are sorted. */
    @Override
    void checkNameOrder(String plan) {
        assertThat(plan).contains("idx_feature_environment_id_").contains("Sort");
    }

    /** An index in this order would keep the optimizer from the one by id: the environment's rows are sorted. */
    @Override
    void checkLastUseOrder(String plan) {
        assertThat(plan)
                .contains("using idx_feature_last_used_info_", "(environment_id='plan-3')")
                .contains("Sort");
    }

    @Override
    Pattern readOfTheIndexAlone(String index) {
        return Pattern.compile("(?i)covering index (lookup|range|skip scan)[^\n]* using " + index);
    }

    @Override
    String explain() {
        return "EXPLAIN FORMAT=TREE ";
    }
}
