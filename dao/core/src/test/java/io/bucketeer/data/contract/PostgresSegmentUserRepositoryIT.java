package io.bucketeer.data.contract;

final class PostgresSegmentUserRepositoryIT extends SegmentUserRepositoryContract {

    @Override
    String type() {
        return "postgres";
    }
}
