package io.bucketeer.data.contract;

import static org.awaitility.Awaitility.await;

final class PostgresFaultIT extends FaultContract {

    @Override
    String type() {
        return "postgres";
    }

    /** The administrator's own sessions must go on: what they change is not in a table. */
    @Override
    void takeNoWrites(boolean on) {
        String value = on ? "on" : "off";
        execute("ALTER SYSTEM SET default_transaction_read_only = " + value);
        query("SELECT pg_reload_conf()");
        await().until(() -> query("SHOW default_transaction_read_only").equals(value));
    }

    @Override
    String runningStatements() {
        return "SELECT count(*) FROM pg_stat_activity"
                + " WHERE state = 'active' AND datname = current_database() AND pid <> pg_backend_pid()";
    }
}
