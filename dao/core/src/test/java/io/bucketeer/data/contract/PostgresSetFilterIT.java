package io.bucketeer.data.contract;

final class PostgresSetFilterIT extends SetFilterContract {

    @Override
    String type() {
        return "postgres";
    }
}
