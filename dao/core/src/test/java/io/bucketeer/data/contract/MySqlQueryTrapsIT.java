package io.bucketeer.data.contract;

final class MySqlQueryTrapsIT extends QueryTrapsContract {

    @Override
    String type() {
        return "mysql";
    }
}
