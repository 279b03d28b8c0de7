package io.bucketeer.data.contract;

final class PostgresTagDirectoryIT extends TagDirectoryContract {

    @Override
    String type() {
        return "postgres";
    }
}
