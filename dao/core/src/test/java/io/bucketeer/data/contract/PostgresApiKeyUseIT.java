package io.bucketeer.data.contract;

final class PostgresApiKeyUseIT extends ApiKeyUseContract {

    @Override
    String type() {
        return "postgres";
    }
}
