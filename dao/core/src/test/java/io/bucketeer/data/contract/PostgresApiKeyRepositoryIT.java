package io.bucketeer.data.contract;

final class PostgresApiKeyRepositoryIT extends ApiKeyRepositoryContract {

    @Override
    String type() {
        return "postgres";
    }
}
