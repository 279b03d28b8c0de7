package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.config.Credentials;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.config.Secret;
import io.bucketeer.data.config.Tls;
import io.bucketeer.data.error.ConfigurationException;
import io.bucketeer.data.testkit.Relay;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresOpeningIT extends OpeningContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    String sessionQuery() {
        return """
                select current_setting('TimeZone'), current_setting('transaction_isolation'),
                    (select setting from pg_settings where name = 'statement_timeout'),
                    (select setting from pg_settings where name = 'lock_timeout'),
                    current_setting('application_name')
                """;
    }

    @Override
    int firstExecution() {
        return 1;
    }

    @Override
    String isolation() {
        return "read committed";
    }

    @Override
    String[] createReader(String user, String password) {
        return new String[] {
            "create role \"" + user + "\" login password '" + password + "'",
            "grant select on bucketeer_schema to \"" + user + "\""
        };
    }

    @Override
    String changePassword(String user, String password) {
        return "alter role \"" + user + "\" password '" + password + "'";
    }

    @Override
    String allowOneConnection(String user) {
        return "alter role \"" + user + "\" connection limit 1";
    }

    @Override
    String[] dropUser(String user) {
        return new String[] {"drop owned by \"" + user + "\"", "drop role \"" + user + "\""};
    }

    /** The library asks whether TLS will do; that is answered here, and the server is talked to in plain. */
    @Override
    Relay encrypted(TestCertificate certificate) {
        return new Relay(database.host(), database.port(), (library, server) -> {
            library.getInputStream().readNBytes(8);
            library.getOutputStream().write('S');
            return new Relay.Ends(certificate.accept(library), server);
        });
    }

    @Test
    void passwordThatTheDriverWillNotSend_isALoginRefusedNotAMatterOfTls(@TempDir Path directory) throws Exception {
        TestCertificate certificate = new TestCertificate(directory);
        try (Relay network = encrypted(certificate)) {
            DatabaseConfig empty = at("localhost", network.port())
                    .withTls(Tls.verifyFull(certificate.caFile()))
                    .withCredentials(Credentials.of(database.username(), Secret.of("")));
            assertThat(refusal(empty))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("failed: the server refused the login.");
        }
    }

    @Test
    void databaseOfAnotherEncoding_isRefusedTogetherWithAllElse() {
        String latin = database.name() + "_l";
        DialectContract.execute(
                database, "create database " + latin + " encoding 'LATIN1' locale 'C' template template0");
        try {
            DatabaseConfig config = DatabaseConfig.of(
                    type(), database.host(), database.port(), latin, database.username(), database.password());
            assertThat(refusal(config))
                    .hasMessage("UNSAFE_SERVER_SETTING: postgres database '" + latin + "' at " + config.hostAndPort()
                            + " cannot be used, for 2 reasons:\n"
                            + "  UNSAFE_SERVER_SETTING: server_encoding is 'LATIN1' but must be UTF8\n"
                            + "  SCHEMA_ABSENT: it has no table bucketeer_schema that this user may read."
                            + " Run 'bucketeer-data migrate' on this database first.\n"
                            + "Change the setting on the server.");
        } finally {
            DialectContract.execute(database, "drop database " + latin + " with (force)");
        }
    }

    @Test
    void connectionsForMigrations_areRefusedBehindAPooler() {
        DatabaseConfig behindPooler =
                config().withPool(PoolConfig.builder().pooler(true).build());
        assertThatThrownBy(() -> Databases.forMigration(behindPooler))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("INVALID_CONFIGURATION: 'pool.pooler' is true");
    }

    @Test
    void poolerWhoseRoleHasNoTimeouts_isRefused() {
        record("('operational', 1, 1)");
        DatabaseConfig behindPooler =
                config().withPool(PoolConfig.builder().pooler(true).build());
        assertThat(refusal(behindPooler))
                .hasMessageContaining(
                        "\n  UNSAFE_SERVER_SETTING: lock_timeout is '0' but must be a limit, and 0 is none\n")
                .hasMessageContaining("\n  UNSAFE_SERVER_SETTING: statement_timeout is '0' but must be a limit");
    }
}
