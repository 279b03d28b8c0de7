package io.bucketeer.data.contract;

import java.util.List;

final class MySqlUnitOfWorkIT extends UnitOfWorkContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    void killSessionsOfTheLibrary() {
        String ids = query("SELECT group_concat(id) FROM information_schema.processlist"
                + " WHERE db = database() AND id <> connection_id()");
        List.of(ids.split(",", -1)).forEach(id -> execute("KILL " + id));
    }
}
