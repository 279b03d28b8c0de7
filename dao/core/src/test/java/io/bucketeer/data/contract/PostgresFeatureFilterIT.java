package io.bucketeer.data.contract;

import java.util.List;

final class PostgresFeatureFilterIT extends FeatureFilterContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    List<String> absentPrerequisites() {
        return List.of("NULL", "'{}'");
    }

    @Override
    List<String> absentClauses() {
        return List.of("'{}'", "ARRAY[ROW('r', NULL, '{}')::rule]");
    }
}
