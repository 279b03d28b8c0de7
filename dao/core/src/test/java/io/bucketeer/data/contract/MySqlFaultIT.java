package io.bucketeer.data.contract;

final class MySqlFaultIT extends FaultContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    void takeNoWrites(boolean on) {
        execute(on ? "SET GLOBAL super_read_only = ON" : "SET GLOBAL read_only = OFF");
    }

    @Override
    String runningStatements() {
        return "SELECT count(*) FROM information_schema.processlist"
                + " WHERE command IN ('Query', 'Execute') AND db = database() AND id <> connection_id()";
    }
}
