package io.bucketeer.data.contract;

final class PostgresSegmentRepositoryIT extends SegmentRepositoryContract {

    @Override
    String type() {
        return "postgres";
    }
}
