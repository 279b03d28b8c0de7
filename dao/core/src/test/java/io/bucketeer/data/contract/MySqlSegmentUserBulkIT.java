package io.bucketeer.data.contract;

final class MySqlSegmentUserBulkIT extends SegmentUserBulkContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    String lockWaits() {
        return "SELECT count(*) FROM performance_schema.data_locks"
                + " WHERE lock_status = 'WAITING' AND object_schema = database()";
    }
}
