package io.bucketeer.data.contract;

final class MySqlInstallationIT extends InstallationContract {

    @Override
    String type() {
        return "mysql";
    }
}
