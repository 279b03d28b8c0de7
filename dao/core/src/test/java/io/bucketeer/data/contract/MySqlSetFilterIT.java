package io.bucketeer.data.contract;

final class MySqlSetFilterIT extends SetFilterContract {

    @Override
    String type() {
        return "mysql";
    }
}
