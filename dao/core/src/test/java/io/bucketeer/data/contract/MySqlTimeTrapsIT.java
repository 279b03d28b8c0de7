package io.bucketeer.data.contract;

final class MySqlTimeTrapsIT extends TimeTrapsContract {

    @Override
    String type() {
        return "mysql";
    }
}
