package io.bucketeer.data.contract;

final class MySqlApiKeyDirectoryIT extends ApiKeyDirectoryContract {

    @Override
    String type() {
        return "mysql";
    }
}
