package io.bucketeer.data.contract;

final class PostgresQueryTrapsIT extends QueryTrapsContract {

    @Override
    String type() {
        return "postgres";
    }
}
