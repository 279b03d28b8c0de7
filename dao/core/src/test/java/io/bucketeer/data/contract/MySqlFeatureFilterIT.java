package io.bucketeer.data.contract;

import java.util.List;

final class MySqlFeatureFilterIT extends FeatureFilterContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    List<String> absentPrerequisites() {
        return List.of("NULL", "CAST('null' AS JSON)", "JSON_ARRAY()");
    }

    @Override
    List<String> absentClauses() {
        return List.of(
                "CAST('null' AS JSON)",
                "JSON_ARRAY()",
                "'[{\"id\": \"r\"}]'",
                "'[{\"id\": \"r\", \"clauses\": null}]'",
                "'[{\"id\": \"r\", \"clauses\": [{\"values\": [\"11\"]}]}]'");
    }
}
