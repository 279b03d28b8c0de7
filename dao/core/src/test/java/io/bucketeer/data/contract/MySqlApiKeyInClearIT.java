package io.bucketeer.data.contract;

import java.util.List;

final class MySqlApiKeyInClearIT extends ApiKeyInClearContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    List<String> createReader(String user, String password) {
        return List.of(
                "CREATE USER " + user + " IDENTIFIED BY '" + password + "'",
                "GRANT SELECT ON " + database.name() + ".* TO " + user);
    }

    @Override
    List<String> dropReader(String user) {
        return List.of("DROP USER " + user);
    }
}
