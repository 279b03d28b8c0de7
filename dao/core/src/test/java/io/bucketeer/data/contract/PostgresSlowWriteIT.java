package io.bucketeer.data.contract;

import java.util.List;

final class PostgresSlowWriteIT extends SlowWriteContract {

    private static final String RUNNING = " FROM pg_stat_activity"
            + " WHERE state = 'active' AND datname = current_database() AND pid <> pg_backend_pid()";

    @Override
    String type() {
        return "postgres";
    }

    @Override
    List<String> makeSlow(String table, String operation) {
        return List.of(
                """
                CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE
                    found bigint;
                BEGIN
                    found := (%s);
                    IF tg_op = 'DELETE' THEN
                        RETURN old;
                    END IF;
                    RETURN new;
                END $$
                """.formatted(ENDLESS),
                "CREATE TRIGGER slow BEFORE " + operation + " ON " + table + " FOR EACH ROW EXECUTE FUNCTION slow()");
    }

    @Override
    List<String> makeQuick(String table) {
        return List.of("DROP TRIGGER slow ON " + table, "DROP FUNCTION slow");
    }

    @Override
    String runningStatements() {
        return "SELECT count(*)" + RUNNING;
    }

    @Override
    void endStatements() {
        query("SELECT count(pg_terminate_backend(pid))" + RUNNING);
    }
}
