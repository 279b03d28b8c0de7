package io.bucketeer.data.contract;

import java.util.List;

final class MySqlSlowWriteIT extends SlowWriteContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    List<String> makeSlow(String table, String operation) {
        return List.of("CREATE TRIGGER slow BEFORE " + operation + " ON " + table + " FOR EACH ROW SET @endless = ("
                + ENDLESS + ")");
    }

    @Override
    List<String> makeQuick(String table) {
        return List.of("DROP TRIGGER slow");
    }

    @Override
    String runningStatements() {
        return "SELECT count(*) FROM information_schema.processlist"
                + " WHERE command IN ('Query', 'Execute') AND db = database() AND id <> connection_id()";
    }
}
