package io.bucketeer.data.secrets;

import java.util.List;

final class PostgresSecretsIT extends SecretsContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    List<String> grant(String user, String password, String database) {
        return List.of(
                "CREATE ROLE " + user + " LOGIN PASSWORD '" + password + "'",
                "GRANT ALL ON ALL TABLES IN SCHEMA public TO " + user);
    }

    @Override
    List<String> revoke(String user) {
        return List.of("DROP OWNED BY " + user, "DROP ROLE " + user);
    }
}
