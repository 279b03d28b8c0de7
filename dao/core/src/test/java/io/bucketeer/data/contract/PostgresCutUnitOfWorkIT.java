package io.bucketeer.data.contract;

final class PostgresCutUnitOfWorkIT extends CutUnitOfWorkContract {

    @Override
    String type() {
        return "postgres";
    }
}
