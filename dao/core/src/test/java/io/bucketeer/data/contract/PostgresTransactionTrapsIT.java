package io.bucketeer.data.contract;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

final class PostgresTransactionTrapsIT extends TransactionTrapsContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    void endTheSessionInAUnit() {
        query("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND state = 'idle in transaction'");
    }

    /** A session that may only read may not even say that later ones may write. */
    @Override
    void readOnly(boolean readOnly) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET default_transaction_read_only = off");
            statement.execute("ALTER DATABASE " + database.name() + " SET default_transaction_read_only = " + readOnly);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
