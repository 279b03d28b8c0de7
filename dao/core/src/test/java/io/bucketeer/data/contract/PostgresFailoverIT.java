package io.bucketeer.data.contract;

final class PostgresFailoverIT extends FailoverContract {

    @Override
    String type() {
        return "postgres";
    }
}
