package io.bucketeer.data.contract;

final class PostgresApiKeyDirectoryIT extends ApiKeyDirectoryContract {

    @Override
    String type() {
        return "postgres";
    }
}
