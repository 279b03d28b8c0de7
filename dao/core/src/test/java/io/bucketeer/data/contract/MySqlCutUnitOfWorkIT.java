package io.bucketeer.data.contract;

final class MySqlCutUnitOfWorkIT extends CutUnitOfWorkContract {

    @Override
    String type() {
        return "mysql";
    }
}
