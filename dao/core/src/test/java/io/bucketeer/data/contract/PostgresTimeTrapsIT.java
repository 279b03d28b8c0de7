package io.bucketeer.data.contract;

final class PostgresTimeTrapsIT extends TimeTrapsContract {

    @Override
    String type() {
        return "postgres";
    }
}
