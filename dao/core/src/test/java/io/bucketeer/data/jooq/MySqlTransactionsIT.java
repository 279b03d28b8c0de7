package io.bucketeer.data.jooq;

final class MySqlTransactionsIT extends TransactionsContract {

    @Override
    String type() {
        return "mysql";
    }
}
