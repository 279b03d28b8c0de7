package io.bucketeer.data.contract;

import java.util.List;

final class MySqlFeatureUseIT extends FeatureUseContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    List<String> absentTags() {
        return List.of("CAST('null' AS JSON)", "JSON_ARRAY()");
    }
}
