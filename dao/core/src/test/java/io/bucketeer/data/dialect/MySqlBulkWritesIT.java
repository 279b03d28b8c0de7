package io.bucketeer.data.dialect;

final class MySqlBulkWritesIT extends BulkWritesContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    String collation() {
        return "collate utf8mb4_0900_bin";
    }
}
