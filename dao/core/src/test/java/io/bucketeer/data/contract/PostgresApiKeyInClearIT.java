package io.bucketeer.data.contract;

import java.util.List;

final class PostgresApiKeyInClearIT extends ApiKeyInClearContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    List<String> createReader(String user, String password) {
        return List.of(
                "CREATE ROLE " + user + " LOGIN PASSWORD '" + password + "'",
                "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + user);
    }

    @Override
    List<String> dropReader(String user) {
        return List.of("DROP OWNED BY " + user, "DROP ROLE " + user);
    }
}
