package io.bucketeer.data.contract;

final class MySqlTenantIsolationIT extends TenantIsolationContract {

    @Override
    String type() {
        return "mysql";
    }
}
