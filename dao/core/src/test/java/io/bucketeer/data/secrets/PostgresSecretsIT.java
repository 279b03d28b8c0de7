package io.bucketeer.data.secrets;

import java.sql.Connection;
import java.util.List;

final class PostgresSecretsIT extends ApiKeySecretsContract {

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

    @Override
    String variationIsNotRefused() {
        return "(variations[1]).name NOT LIKE 'refused%'";
    }

    /** To java.util.logging; at FINEST it is talkative by itself. */
    @Override
    Connection connectTalkative() {
        return database.connect();
    }

    @Override
    List<String> addUnknownMember(String member) {
        return List.of(
                "ALTER TYPE variation ADD ATTRIBUTE shiny text",
                "UPDATE feature SET variations = array(SELECT jsonb_populate_recordset(null::variation,"
                        + " jsonb_set(to_jsonb(variations), '{0,shiny}', '\"" + member + "\"')))");
    }
}
