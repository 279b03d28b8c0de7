package io.bucketeer.data.contract;

final class PostgresNullArgumentIT extends NullArgumentContract {

    @Override
    String type() {
        return "postgres";
    }
}
