package io.bucketeer.data.jooq;

final class MySqlTransactionsIT extends TransactionsContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    String readOnly() {
        return "set session transaction read only";
    }
}
