package io.bucketeer.data.contract;

final class MySqlFeatureListIT extends FeatureListContract {

    @Override
    String type() {
        return "mysql";
    }
}
