package io.bucketeer.data.contract;

final class PostgresManySegmentsIT extends ManySegmentsContract {

    @Override
    String type() {
        return "postgres";
    }
}
