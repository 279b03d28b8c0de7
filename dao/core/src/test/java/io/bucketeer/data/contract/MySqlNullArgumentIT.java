package io.bucketeer.data.contract;

final class MySqlNullArgumentIT extends NullArgumentContract {

    @Override
    String type() {
        return "mysql";
    }
}
