package io.bucketeer.data.contract;

final class PostgresDirectoryIT extends DirectoryContract {

    @Override
    String type() {
        return "postgres";
    }
}
