package io.bucketeer.data.contract;

final class PostgresApiKeyLookupIT extends ApiKeyLookupContract {

    @Override
    String type() {
        return "postgres";
    }
}
