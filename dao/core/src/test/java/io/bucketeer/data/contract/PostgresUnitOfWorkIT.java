package io.bucketeer.data.contract;

final class PostgresUnitOfWorkIT extends UnitOfWorkContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    void killTheSessionInAUnit() {
        query("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND state = 'idle in transaction'");
    }
}
