package io.bucketeer.data.secrets;

import java.util.List;

final class MySqlSecretsIT extends SecretsContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    List<String> grant(String user, String password, String database) {
        return List.of(
                "CREATE USER '" + user + "'@'%' IDENTIFIED WITH mysql_native_password BY '" + password + "'",
                "GRANT ALL ON " + database + ".* TO '" + user + "'@'%'");
    }

    @Override
    List<String> revoke(String user) {
        return List.of("DROP USER '" + user + "'@'%'");
    }
}
