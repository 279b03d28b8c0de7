package io.bucketeer.data.contract;

import java.util.List;

final class PostgresFaultInUnitIT extends FaultInUnitContract {

    @Override
    String type() {
        return "postgres";
    }

    /** Counted by a sequence, which a rollback does not take back. */
    @Override
    List<String> failFirst(int times) {
        return List.of(
                "CREATE SEQUENCE failures",
                """
                CREATE FUNCTION fail_first() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF nextval('failures') <= %d THEN
                        RAISE EXCEPTION 'on purpose' USING ERRCODE = '40001';
                    END IF;
                    RETURN new;
                END $$
                """.formatted(times),
                "CREATE TRIGGER fail_first BEFORE INSERT ON tag FOR EACH ROW EXECUTE FUNCTION fail_first()");
    }

    @Override
    List<String> failNoMore() {
        return List.of("DROP TRIGGER fail_first ON tag", "DROP FUNCTION fail_first", "DROP SEQUENCE failures");
    }

    @Override
    void killWaiting() {
        query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE wait_event_type = 'Lock' AND datname = current_database()");
    }

    @Override
    String lockWaits() {
        return "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
    }
}
