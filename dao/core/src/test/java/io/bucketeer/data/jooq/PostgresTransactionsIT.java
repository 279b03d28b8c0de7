package io.bucketeer.data.jooq;

final class PostgresTransactionsIT extends TransactionsContract {

    @Override
    String type() {
        return "postgres";
    }
}
