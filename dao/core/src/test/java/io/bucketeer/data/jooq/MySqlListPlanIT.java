package io.bucketeer.data.jooq;

import java.util.List;

final class MySqlListPlanIT extends ListPlanContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    List<String> analyze() {
        return List.of("ANALYZE TABLE feature, tag");
    }

    @Override
    String explain() {
        return "EXPLAIN FORMAT=TREE ";
    }
}
