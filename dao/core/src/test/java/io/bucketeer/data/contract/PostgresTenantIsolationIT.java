package io.bucketeer.data.contract;

final class PostgresTenantIsolationIT extends TenantIsolationContract {

    @Override
    String type() {
        return "postgres";
    }
}
