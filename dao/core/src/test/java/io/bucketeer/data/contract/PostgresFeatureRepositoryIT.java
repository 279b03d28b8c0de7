package io.bucketeer.data.contract;

final class PostgresFeatureRepositoryIT extends FeatureRepositoryContract {

    @Override
    String type() {
        return "postgres";
    }
}
