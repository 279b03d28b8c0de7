package io.bucketeer.data.contract;

final class PostgresRefusalIT extends RefusalContract {

    @Override
    String type() {
        return "postgres";
    }
}
