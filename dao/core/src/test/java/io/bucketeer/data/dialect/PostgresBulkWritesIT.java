package io.bucketeer.data.dialect;

final class PostgresBulkWritesIT extends BulkWritesContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    String collation() {
        return "collate \"C\"";
    }
}
