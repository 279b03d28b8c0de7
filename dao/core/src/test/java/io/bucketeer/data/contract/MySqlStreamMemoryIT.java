package io.bucketeer.data.contract;

final class MySqlStreamMemoryIT extends StreamMemoryContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    void analyze() {
        query("ANALYZE TABLE feature");
    }
}
