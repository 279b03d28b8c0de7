package io.bucketeer.data.secrets;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.error.InternalDataAccessException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class MySqlSecretsIT extends ApiKeySecretsContract {

    @Override
    String type() {
        return "mysql";
    }

    @Override
    List<String> grant(String user, String password, String database) {
        return List.of(
                "CREATE USER '" + user + "'@'%' IDENTIFIED BY '" + password + "'",
                "GRANT ALL ON " + database + ".* TO '" + user + "'@'%'");
    }

    @Override
    List<String> revoke(String user) {
        return List.of("DROP USER '" + user + "'@'%'");
    }

    @Override
    String variationIsNotRefused() {
        return "variations->>'$[0].name' NOT LIKE 'refused%'";
    }

    /** To the standard error, where this driver's own logger writes. */
    @Override
    Connection connectTalkative() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("user", database.username());
        settings.setProperty("password", database.password());
        settings.setProperty("profileSQL", "true");
        return DriverManager.getConnection(database.jdbcUrl(), settings);
    }

    @Override
    List<String> addUnknownMember(String member) {
        return List.of("UPDATE feature SET variations = JSON_SET(variations, '$[0].shiny', '" + member + "')");
    }

    @Test
    void find_storedJsonThatCannotBeUnderstood_saysNothingOfIt() throws SQLException {
        try (BucketeerData data = open(config(password))) {
            data.features().insert("env-corrupt", feature("corrupt", "text"));
            for (String json : List.of(
                    "JSON_OBJECT('type', '" + value + "')",
                    "JSON_OBJECT('type', 1, 'description', JSON_ARRAY('" + value + "'))",
                    "JSON_OBJECT('enumValidator', JSON_OBJECT('values', '" + value + "'))")) {
                execute(List.of("UPDATE feature SET variation_value_schema = " + json
                        + " WHERE environment_id = 'env-corrupt'"));
                assertClean(
                        catchThrowable(() -> data.features().find("env-corrupt", "corrupt")),
                        InternalDataAccessException.class);
            }
        }
    }
}
