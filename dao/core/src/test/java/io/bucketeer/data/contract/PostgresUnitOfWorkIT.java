package io.bucketeer.data.contract;

final class PostgresUnitOfWorkIT extends UnitOfWorkContract {

    @Override
    String type() {
        return "postgres";
    }
}
