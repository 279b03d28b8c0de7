package io.bucketeer.data.contract;

final class MySqlSegmentRepositoryIT extends SegmentRepositoryContract {

    @Override
    String type() {
        return "mysql";
    }
}
