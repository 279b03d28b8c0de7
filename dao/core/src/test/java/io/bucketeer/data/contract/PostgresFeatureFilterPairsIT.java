package io.bucketeer.data.contract;

final class PostgresFeatureFilterPairsIT extends FeatureFilterPairsContract {

    @Override
    String type() {
        return "postgres";
    }
}
