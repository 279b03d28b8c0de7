package io.bucketeer.data.jooq;

import java.util.List;

final class MySqlApiKeyPlanIT extends ApiKeyPlanContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    String explain() {
        return "EXPLAIN FORMAT=JSON ";
    }

    @Override
    String fullScan() {
        return "\"table_name\": \"api_key\", \"access_type\": \"ALL\"";
    }

    @Override
    String takenFirst() {
        return "\"using_filesort\": false";
    }

    @Override
    List<String> analyze() {
        return List.of("ANALYZE TABLE api_key, environment_v2, project");
    }
}
