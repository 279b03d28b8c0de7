package io.bucketeer.data.contract;

final class PostgresSegmentUserBulkIT extends SegmentUserBulkContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    String lockWaits() {
        return "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)"
                + " WHERE NOT granted AND datname = current_database()";
    }
}
