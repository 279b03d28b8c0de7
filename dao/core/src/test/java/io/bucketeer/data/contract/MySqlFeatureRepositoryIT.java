package io.bucketeer.data.contract;

final class MySqlFeatureRepositoryIT extends FeatureRepositoryContract {

    @Override
    String type() {
        return "mysql";
    }
}
