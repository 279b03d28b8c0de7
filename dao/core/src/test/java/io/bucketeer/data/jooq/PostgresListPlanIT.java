package io.bucketeer.data.jooq;

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
    String explain() {
        return "EXPLAIN ";
    }
}
