package io.bucketeer.data.jooq;

import java.util.List;

final class PostgresApiKeyPlanIT extends ApiKeyPlanContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    String explain() {
        return "EXPLAIN ";
    }

    @Override
    String fullScan() {
        return "Seq Scan on api_key";
    }

    @Override
    String takenFirst() {
        return "-> Limit";
    }

    @Override
    List<String> analyze() {
        return List.of("ANALYZE api_key", "ANALYZE environment_v2", "ANALYZE project");
    }
}
