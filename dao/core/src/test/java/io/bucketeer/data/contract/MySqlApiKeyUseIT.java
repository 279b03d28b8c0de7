package io.bucketeer.data.contract;

final class MySqlApiKeyUseIT extends ApiKeyUseContract {

    @Override
    String type() {
        return "mysql";
    }
}
