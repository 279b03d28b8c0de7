package io.bucketeer.data.contract;

import java.util.List;

final class PostgresFeatureUseIT extends FeatureUseContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    List<String> absentTags() {
        return List.of("ROW('{}')::tags");
    }
}
