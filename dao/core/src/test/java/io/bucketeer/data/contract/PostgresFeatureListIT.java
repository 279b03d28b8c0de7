package io.bucketeer.data.contract;

final class PostgresFeatureListIT extends FeatureListContract {

    @Override
    String type() {
        return "postgres";
    }
}
