package io.bucketeer.data.contract;

import java.util.List;

final class MySqlFaultInUnitIT extends FaultInUnitContract {

    @Override
    String type() {
        return "mysql";
    }

    /** Counted in the session, which a rollback does not take back. */
    @Override
    List<String> failFirst(int times) {
        return List.of("""
                CREATE TRIGGER fail_first BEFORE INSERT ON tag FOR EACH ROW
                BEGIN
                    SET @failures = coalesce(@failures, 0) + 1;
                    IF @failures <= %d THEN
                        SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 3101;
                    END IF;
                END
                """.formatted(times));
    }

    @Override
    List<String> failNoMore() {
        return List.of("DROP TRIGGER fail_first");
    }

    @Override
    void killWaiting() {
        execute("KILL "
                + query("SELECT processlist_id FROM performance_schema.data_lock_waits"
                        + " JOIN performance_schema.threads ON thread_id = requesting_thread_id"
                        + " WHERE processlist_db = database()"));
    }

    @Override
    String lockWaits() {
        return "SELECT count(*) FROM performance_schema.data_lock_waits waits"
                + " JOIN performance_schema.data_locks locks"
                + " ON locks.engine_lock_id = waits.requesting_engine_lock_id WHERE locks.object_schema = database()";
    }
}
