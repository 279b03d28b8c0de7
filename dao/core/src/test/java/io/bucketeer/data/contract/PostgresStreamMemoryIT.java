package io.bucketeer.data.contract;

final class PostgresStreamMemoryIT extends StreamMemoryContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    void analyze() {
        execute("ANALYZE feature");
    }
}
