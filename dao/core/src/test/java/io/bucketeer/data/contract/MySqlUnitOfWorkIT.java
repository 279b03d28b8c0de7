package io.bucketeer.data.contract;

final class MySqlUnitOfWorkIT extends UnitOfWorkContract {

    @Override
    String type() {
        return "mysql";
    }
}
