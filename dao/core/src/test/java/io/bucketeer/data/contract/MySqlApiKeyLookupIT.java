package io.bucketeer.data.contract;

final class MySqlApiKeyLookupIT extends ApiKeyLookupContract {

    @Override
    String type() {
        return "mysql";
    }
}
