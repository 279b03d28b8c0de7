package io.bucketeer.data.contract;

final class PostgresInstallationIT extends InstallationContract {

    @Override
    String type() {
        return "postgres";
    }
}
