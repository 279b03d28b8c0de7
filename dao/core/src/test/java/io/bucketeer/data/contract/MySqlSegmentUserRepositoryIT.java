package io.bucketeer.data.contract;

final class MySqlSegmentUserRepositoryIT extends SegmentUserRepositoryContract {

    @Override
    String type() {
        return "mysql";
    }
}
