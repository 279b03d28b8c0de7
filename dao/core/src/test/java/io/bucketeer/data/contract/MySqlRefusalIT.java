package io.bucketeer.data.contract;

final class MySqlRefusalIT extends RefusalContract {

    @Override
    String type() {
        return "mysql";
    }
}
