package io.bucketeer.data.contract;

final class PostgresLastUseIT extends LastUseContract {

    @Override
    String type() {
        return "postgres";
    }
}
