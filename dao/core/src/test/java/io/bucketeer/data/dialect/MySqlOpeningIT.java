package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.testkit.Relay;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;

final class MySqlOpeningIT extends OpeningContract {

    private static final int HEADER = 4;
    private static final int TLS_REQUEST = 32;

    @Override
    String type() {
        return "mysql";
    }

    @Override
    String sessionQuery() {
        return """
                select @@session.time_zone, @@session.transaction_isolation, @@session.max_execution_time,
                    1000 * @@session.innodb_lock_wait_timeout,
                    (select attr_value from performance_schema.session_account_connect_attrs
                        where attr_name = 'program_name' and processlist_id = connection_id())
                """;
    }

    @Override
    int firstExecution() {
        return 2;
    }

    @Override
    String isolation() {
        return "READ-COMMITTED";
    }

    @Override
    String[] createReader(String user, String password) {
        return new String[] {
            "create user '" + user + "' identified by '" + password + "'",
            "grant select on `" + database.name() + "`.bucketeer_schema to '" + user + "'"
        };
    }

    @Override
    String changePassword(String user, String password) {
        return "alter user '" + user + "' identified by '" + password + "'";
    }

    @Override
    String allowOneConnection(String user) {
        return "alter user '" + user + "' with max_user_connections 1";
    }

    @Override
    String[] dropUser(String user) {
        return new String[] {"drop user '" + user + "'"};
    }

    /** The server greets in plain; the library's request for TLS goes on to it, and each side gets TLS of its own. */
    @Override
    Relay encrypted(TestCertificate certificate) {
        return new Relay(database.host(), database.port(), (library, server) -> {
            byte[] header = server.getInputStream().readNBytes(HEADER);
            library.getOutputStream().write(header);
            library.getOutputStream().write(server.getInputStream().readNBytes(header[0] & 0xFF));
            server.getOutputStream().write(library.getInputStream().readNBytes(HEADER + TLS_REQUEST));
            return new Relay.Ends(certificate.accept(library), anyCertificate(server));
        });
    }

    private static Socket anyCertificate(Socket plain) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAll()}, null);
            SSLSocket encrypted = (SSLSocket) context.getSocketFactory().createSocket(plain, "", 0, true);
            encrypted.startHandshake();
            return encrypted;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @Test
    void databaseOfAnotherCharacterSet_isRefusedTogetherWithAllElse() {
        DialectContract.execute(database, "alter database `" + database.name() + "` character set latin1");
        assertThat(refusal(config()))
                .hasMessage("UNSAFE_SERVER_SETTING: " + name() + " cannot be used, for 2 reasons:\n"
                        + "  UNSAFE_SERVER_SETTING: character_set_database is 'latin1' but must be utf8mb4\n"
                        + "  SCHEMA_ABSENT: it has no table bucketeer_schema that this user may read."
                        + " Run 'bucketeer-data migrate' on this database first.\n"
                        + "Change the setting on the server.");
    }

    @Test
    void packetsSmallerThanARowMayBe_areRefused() throws SQLException {
        record("('operational', 1, 1)");
        DialectContract.execute(database, "set @@global.max_allowed_packet = 33553408");
        try {
            assertThat(refusal(config()))
                    .hasMessage("UNSAFE_SERVER_SETTING: " + name() + " cannot be used: max_allowed_packet is '33553408'"
                            + " but must be at least 33554432. Change the setting on the server.");
            DialectContract.execute(database, "set @@global.max_allowed_packet = 33554432");
            try (OpenDatabase open = Databases.open(config());
                    Connection connection = open.dataSource().getConnection()) {
                assertThat(connection.isValid(30)).isTrue();
            }
        } finally {
            DialectContract.execute(database, "set @@global.max_allowed_packet = 67108864");
        }
    }

    /** A table that the check forgets would take a service's text and then refuse what is not in its character set. */
    @Test
    void columnOfAnotherCharacterSet_isRefusedInWhicheverTable() throws SQLException {
        SchemaMigration.of(type(), database.jdbcUrl(), database.username(), database.password())
                .migrate();
        List<String> tables = tables();
        assertThat(tables).contains("feature", "organization");
        for (String table : tables) {
            DialectContract.execute(
                    database, "alter table " + table + " add column narrow varchar(3) character set utf8mb3");
            assertThat(refusal(config())).hasMessageContaining("'utf8mb3 (" + table + ".narrow)' but must be utf8mb4");
            DialectContract.execute(database, "alter table " + table + " drop column narrow");
        }
    }

    /** Those with a service's data. */
    private List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select table_name from information_schema.tables"
                        + " where table_schema = database() and table_name not like '%schema%' order by table_name")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** For the test's own way to the server, not for the library's. */
    private static final class TrustAll extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
