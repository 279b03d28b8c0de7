package io.bucketeer.data.contract;

final class MySqlFeatureFilterPairsIT extends FeatureFilterPairsContract {

    @Override
    String type() {
        return "mysql";
    }
}
