package io.bucketeer.data.contract;

final class MySqlTimeTrapsIT extends TimeTrapsContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    String schema() {
        return "database()";
    }
}
