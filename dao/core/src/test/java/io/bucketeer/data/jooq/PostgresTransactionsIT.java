package io.bucketeer.data.jooq;

final class PostgresTransactionsIT extends TransactionsContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    String readOnly() {
        return "set default_transaction_read_only = on";
    }
}
