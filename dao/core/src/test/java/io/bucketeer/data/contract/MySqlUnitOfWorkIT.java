package io.bucketeer.data.contract;

import static org.awaitility.Awaitility.await;

import java.util.Objects;

final class MySqlUnitOfWorkIT extends UnitOfWorkContract {

    @Override
    String type() {
        return "mysql";
    }

    /** The server's table of transactions lags a little behind. */
    @Override
    void killTheSessionInAUnit() {
        String session = await().ignoreExceptions()
                .until(
                        () -> query(
                                "SELECT trx_mysql_thread_id FROM information_schema.innodb_trx"
                                        + " JOIN information_schema.processlist ON id = trx_mysql_thread_id WHERE db = database()"),
                        Objects::nonNull);
        execute("KILL " + session);
    }
}
