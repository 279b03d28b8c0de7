package io.bucketeer.data.contract;

final class MySqlApiKeyRepositoryIT extends ApiKeyRepositoryContract {

    @Override
    String type() {
        return "mysql";
    }
}
