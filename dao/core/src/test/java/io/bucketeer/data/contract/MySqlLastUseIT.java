package io.bucketeer.data.contract;

final class MySqlLastUseIT extends LastUseContract {

    @Override
    String type() {
        return "mysql";
    }
}
