package io.bucketeer.data.contract;

final class MySqlManySegmentsIT extends ManySegmentsContract {

    @Override
    String type() {
        return "mysql";
    }
}
