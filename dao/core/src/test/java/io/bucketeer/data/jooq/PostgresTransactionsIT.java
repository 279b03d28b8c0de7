package io.bucketeer.data.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.repository.TransactionOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PostgresTransactionsIT extends TransactionsContract {

    @Override
    String type() {
        return "postgres";
    }

    /** MySQL has no such failure: where it gives a transaction up for another one, it says that of a deadlock. */
    @Test
    void inTransaction_serializationFailure_runsTheWholeWorkAgain() throws SQLException {
        execute("insert into note (id) values (1)");
        AtomicInteger runs = new AtomicInteger();
        transactions.inTransaction(TransactionOptions.DEFAULT, () -> {
            boolean first = runs.incrementAndGet() == 1;
            return transactions.write(ACTION, connection -> changeAfterAnother(connection, first));
        });
        assertThat(runs).hasValue(2);
        assertThat(number("select size from note")).isEqualTo(11);
    }

    /** The note is changed by another transaction after the snapshot of this one, where that is asked for. */
    private boolean changeAfterAnother(Connection connection, boolean another) throws SQLException {
        run(connection, "set transaction isolation level repeatable read");
        run(connection, "select * from note");
        if (another) {
            execute("update note set size = 10");
        }
        return run(connection, "update note set size = size + 1");
    }

    @Override
    String readOnly() {
        return "set default_transaction_read_only = on";
    }
}
