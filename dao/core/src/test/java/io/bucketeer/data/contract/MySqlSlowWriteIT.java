package io.bucketeer.data.contract;

import java.util.List;
import java.util.stream.Stream;

final class MySqlSlowWriteIT extends SlowWriteContract {

    private static final String RUNNING = " FROM information_schema.processlist"
            + " WHERE command IN ('Query', 'Execute') AND db = database() AND id <> connection_id()";

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
        return "SELECT count(*)" + RUNNING;
    }

    @Override
    void endStatements() {
        String sessions = query("SELECT coalesce(group_concat(id), '')" + RUNNING);
        Stream.of(sessions.split(","))
                .filter(session -> !session.isEmpty())
                .forEach(session -> execute("KILL " + session));
    }
}
