package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.bucketeer.data.config.Credentials;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.config.Secret;
import io.bucketeer.data.config.Tls;
import io.bucketeer.data.config.UsernamePassword;
import io.bucketeer.data.error.ConfigurationException;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.UnavailableException;
import io.bucketeer.data.testkit.Relay;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused when a database is opened, how that is said, and what the connections are like if it is not. */
abstract class OpeningContract {

    private static final String PASSWORD = "GEHEIM-7c1f";

    TestDatabase database;

    /** {@code mysql} or {@code postgres}. */
    abstract String type();

    /**
     * One row: time zone, isolation, statement time-out in milliseconds, lock time-out in milliseconds, client's name.
     */
    abstract String sessionQuery();

    abstract String isolation();

    /** How many round trips a statement takes on a connection that has not seen it. */
    abstract int firstExecution();

    /** Gives a user another password. */
    abstract String changePassword(String user, String password);

    /** Makes a user who may read the record of the schema level. */
    abstract String[] createReader(String user, String password);

    abstract String[] dropUser(String user);

    /** Allows a user one connection at a time. */
    abstract String allowOneConnection(String user);

    /** A way to the server on which the library meets that certificate. */
    abstract Relay encrypted(TestCertificate certificate);

    /** For what must not depend on how busy the machine is. */
    private static final PoolConfig PATIENT =
            PoolConfig.builder().connectionTimeout(Duration.ofSeconds(30)).build();

    @BeforeEach
    final void createDatabase() {
        database = TestServers.database(type()).createDatabase("opening");
    }

    @AfterEach
    final void dropDatabase() {
        database.close();
    }

    @Test
    void emptyDatabase_isRefused() {
        assertThat(refusal(config()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("SCHEMA_ABSENT: " + name()
                        + " cannot be used: it has no table bucketeer_schema that this user may read."
                        + " Run 'bucketeer-data migrate' on this database first.");
    }

    @Test
    void databaseOfEventsOnly_isRefused() {
        record("('events', 1, 1)");
        assertThat(refusal(config()))
                .hasMessage("SCHEMA_ABSENT: " + name()
                        + " cannot be used: it has no operational tables, or the migration that makes them has not ended."
                        + " Run 'bucketeer-data migrate' on this database first.");
    }

    @Test
    void olderSchema_isRefused() {
        record("('operational', 0, 0)");
        assertThat(refusal(config()))
                .hasMessage(
                        "SCHEMA_BEHIND: " + name() + " cannot be used: its schema has level 0 but this library needs 1."
                                + " Run 'bucketeer-data migrate' of this release on this database.");
    }

    @Test
    void newerSchemaThatNeedsANewerLibrary_isRefused() {
        record("('operational', 3, 2)");
        assertThat(refusal(config()))
                .hasMessage("SCHEMA_AHEAD: " + name() + " cannot be used: its schema needs a library that knows level 2"
                        + " but this one knows 1. Upgrade this library to a release that knows this schema.");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 0", "7, 1"})
    void schemaThatWorksWithThisLibrary_isOpened(int level, int oldest) throws SQLException {
        record("('operational', " + level + ", " + oldest + ")");
        try (OpenDatabase open = Databases.open(config());
                Connection connection = open.dataSource().getConnection()) {
            assertThat(connection.isValid(30)).isTrue();
            assertThat(open.dialect().type()).isEqualTo(type());
        }
    }

    @Test
    void wrongPassword_isALoginRefusedThatTellsNoSecret() {
        DatabaseConfig wrong = config().withCredentials(Credentials.of(database.username(), Secret.of(PASSWORD)));
        DataAccessException error = refusal(wrong);
        assertThat(error)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("LOGIN_REFUSED: connect to " + name() + " failed: the server refused the login."
                        + " Check user name, password, database name and the server's access rules.");
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(PASSWORD);
        }
    }

    @Test
    void databaseThatDoesNotExist_isALoginRefused() {
        DatabaseConfig nowhere = DatabaseConfig.of(
                type(), database.host(), database.port(), "nowhere", database.username(), database.password());
        assertThat(refusal(nowhere).code()).isEqualTo(ErrorCode.LOGIN_REFUSED);
    }

    @Test
    void portWhereNobodyListens_isUnavailableAtOnce() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(refusal(at(port)))
                .isInstanceOf(UnavailableException.class)
                .hasMessage(
                        "UNAVAILABLE: connect to " + type() + " database '" + database.name() + "' at 127.0.0.1:" + port
                                + " failed: the server cannot be reached or closed the connection."
                                + " Check that the server runs and is reachable, then try again.");
    }

    @Test
    void serverThatAcceptsAndSaysNothing_isUnavailableAfterTheConnectionTimeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            DatabaseConfig config = at(silent.getLocalPort())
                    .withPool(PoolConfig.builder()
                            .connectionTimeout(Duration.ofSeconds(1))
                            .build());
            long start = System.nanoTime();
            DataAccessException error = refusal(config);
            Duration socketTimeout = PoolConfig.defaults().socketTimeout();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(socketTimeout);
            assertThat(error)
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("at 127.0.0.1:" + silent.getLocalPort() + " failed: the server");
        }
    }

    @Test
    void serverWhoseCertificateIsNotTrusted_isRefusedWithTheKeyToCheck() throws URISyntaxException {
        Path otherCa = Path.of(DataAccessException.class
                .getResource("/io/bucketeer/data/config/ca.pem")
                .toURI());
        for (Tls tls : new Tls[] {Tls.verifyFull(), Tls.verifyFull(otherCa)}) {
            assertThat(refusal(config().withTls(tls)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith(
                            "INVALID_CONFIGURATION: connect to " + name()
                                    + " failed: the server offers no TLS, or its certificate is not from a CA that 'tls.caFile'");
        }
    }

    @Test
    void serverWhoseCertificateIsTrustedAndNamesItsHost_isOpened(@TempDir Path directory) throws Exception {
        record("('operational', 1, 1)");
        TestCertificate certificate = new TestCertificate(directory);
        try (Relay network = encrypted(certificate);
                OpenDatabase open =
                        Databases.open(at("localhost", network.port()).withTls(Tls.verifyFull(certificate.caFile())));
                Connection connection = open.dataSource().getConnection()) {
            assertThat(connection.isValid(30)).isTrue();
        }
    }

    @Test
    void serverWhoseCertificateNamesAnotherHost_isRefused(@TempDir Path directory) throws Exception {
        record("('operational', 1, 1)");
        TestCertificate certificate = new TestCertificate(directory);
        try (Relay network = encrypted(certificate)) {
            assertThat(refusal(at(network.port()).withTls(Tls.verifyFull(certificate.caFile()))))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("or is not for host '127.0.0.1'.");
        }
    }

    @Test
    void caFileThatIsMissingOrHoldsNoCertificate_isRefused(@TempDir Path directory) throws Exception {
        Path missing = directory.resolve("missing.pem");
        Path empty = Files.writeString(directory.resolve("empty.pem"), "nothing");
        try (Relay network = encrypted(new TestCertificate(directory))) {
            for (Path caFile : new Path[] {missing, empty}) {
                assertThat(refusal(at("localhost", network.port()).withTls(Tls.verifyFull(caFile))))
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("'tls.caFile'");
            }
        }
    }

    @Test
    void settingsOfAConnection_areTheConfiguredOnesWhateverTheServers() throws SQLException {
        record("('operational', 1, 1)");
        PoolConfig limits = PoolConfig.builder()
                .maximumSize(3)
                .lockTimeout(Duration.ofSeconds(4))
                .statementTimeout(Duration.ofSeconds(7))
                .socketTimeout(Duration.ofSeconds(9))
                .build();
        try (OpenDatabase open = Databases.open(config().withPool(limits));
                Connection connection = open.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sessionQuery())) {
            row.next();
            assertThat(row.getString(1)).isIn("UTC", "+00:00");
            assertThat(row.getString(2)).isEqualTo(isolation());
            assertThat(row.getInt(3)).isEqualTo(7_000);
            assertThat(row.getInt(4)).isEqualTo(4_000);
            assertThat(row.getString(5)).isEqualTo("bucketeer-data");
            assertThat(connection.getNetworkTimeout()).isEqualTo(9_000);
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    @Test
    void connectionsForMigrations_areTheSameWithoutLimitsOnStatementAndAnswer() throws SQLException {
        PoolConfig limits = PoolConfig.builder()
                .lockTimeout(Duration.ofSeconds(1))
                .statementTimeout(Duration.ofSeconds(2))
                .socketTimeout(Duration.ofSeconds(3))
                .build();
        DataSource source = Databases.forMigration(config().withPool(limits));
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sessionQuery())) {
            row.next();
            assertThat(row.getString(1)).isIn("UTC", "+00:00");
            assertThat(row.getString(2)).isEqualTo(isolation());
            assertThat(row.getInt(3)).isZero();
            assertThat(row.getInt(4)).isEqualTo(1_000);
            assertThat(row.getString(5)).isEqualTo("bucketeer-data");
            assertThat(connection.getNetworkTimeout()).isZero();
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void connectionsForMigrations_useTheConfiguredTls(@TempDir Path directory) throws Exception {
        TestCertificate certificate = new TestCertificate(directory);
        try (Relay network = encrypted(certificate)) {
            Tls trusted = Tls.verifyFull(certificate.caFile());
            try (Connection connection = Databases.forMigration(
                            at("localhost", network.port()).withTls(trusted))
                    .getConnection()) {
                assertThat(connection.isValid(30)).isTrue();
            }
            DataSource otherHost = Databases.forMigration(at(network.port()).withTls(trusted));
            assertThatThrownBy(otherHost::getConnection)
                    .isInstanceOf(SQLException.class)
                    .hasCauseInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("or is not for host '127.0.0.1'");
        }
    }

    @Test
    void connectionsForMigrations_sayWhyTheyAreRefused() {
        DatabaseConfig wrong = config().withCredentials(Credentials.of(database.username(), Secret.of(PASSWORD)));
        assertThatThrownBy(() -> Databases.forMigration(wrong).getConnection())
                .isInstanceOf(SQLException.class)
                .hasMessageStartingWith("LOGIN_REFUSED: connect to " + name() + " failed")
                .cause()
                .isInstanceOfSatisfying(
                        ConfigurationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOGIN_REFUSED));
    }

    @Test
    void credentials_areAskedForWithEveryNewConnection() throws SQLException {
        record("('operational', 1, 1)");
        String user = database.name();
        DialectContract.execute(database, createReader(user, "first"));
        try {
            AtomicReference<String> password = new AtomicReference<>("first");
            Credentials rotated = () -> new UsernamePassword(user, Secret.of(password.get()));
            PoolConfig two = PoolConfig.builder().maximumSize(2).build();
            try (OpenDatabase open =
                            Databases.open(config().withCredentials(rotated).withPool(two));
                    Connection old = open.dataSource().getConnection();
                    Connection worn = open.dataSource().getConnection()) {
                DialectContract.execute(database, changePassword(user, "second"));
                password.set("second");
                open.dataSource().unwrap(HikariDataSource.class).evictConnection(worn);
                try (Connection fresh = open.dataSource().getConnection()) {
                    assertThat(fresh.isValid(30)).isTrue();
                    assertThat(old.isValid(30)).isTrue();
                }
            }
        } finally {
            DialectContract.execute(database, dropUser(user));
        }
    }

    @Test
    void userWithAllItsConnectionsTaken_isUnavailable() throws SQLException {
        record("('operational', 1, 1)");
        String user = database.name();
        DialectContract.execute(database, createReader(user, PASSWORD));
        DialectContract.execute(database, allowOneConnection(user));
        DatabaseConfig limited = config().withCredentials(Credentials.of(user, Secret.of(PASSWORD)))
                .withPool(PATIENT);
        try (Connection only = Databases.forMigration(limited).getConnection()) {
            assertThat(only.isValid(30)).isTrue();
            DataAccessException error = refusal(limited);
            assertThat(error).isInstanceOf(UnavailableException.class);
            assertThat(error.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        } finally {
            DialectContract.execute(database, dropUser(user));
        }
    }

    @Test
    void statement_isOneRoundTripOnceItIsKnownToTheConnection() throws SQLException {
        record("('operational', 1, 1)");
        PoolConfig one = PoolConfig.builder().maximumSize(1).build();
        try (Relay network = new Relay(database.host(), database.port());
                OpenDatabase open = Databases.open(at(network.port()).withPool(one));
                Connection connection = open.dataSource().getConnection()) {
            for (int execution = 1; execution <= 10; execution++) {
                int before = network.sent();
                try (PreparedStatement statement = connection.prepareStatement(
                        "select schema_level, min_library_schema from bucketeer_schema where component = ?")) {
                    statement.setString(1, "operational");
                    try (ResultSet row = statement.executeQuery()) {
                        row.next();
                    }
                }
                assertThat(network.sent() - before)
                        .as("execution %d", execution)
                        .isEqualTo(execution == 1 ? firstExecution() : 1);
            }
        }
    }

    @Test
    void closedDatabase_hasNoConnectionLeft() throws SQLException {
        record("('operational', 1, 1)");
        OpenDatabase open = Databases.open(config());
        try (Connection connection = open.dataSource().getConnection()) {
            assertThat(connection.isValid(30)).isTrue();
        }
        open.close();
        assertThatThrownBy(() -> open.dataSource().getConnection()).hasMessageContaining("has been closed");
    }

    final void record(String row) {
        DialectContract.execute(database, DialectContract.LEVEL_TABLE, "insert into bucketeer_schema values " + row);
    }

    final DatabaseConfig config() {
        return DialectContract.config(database);
    }

    private DatabaseConfig at(int port) {
        return at("127.0.0.1", port);
    }

    final DatabaseConfig at(String host, int port) {
        return DatabaseConfig.of(type(), host, port, database.name(), database.username(), database.password())
                .withPool(PATIENT);
    }

    final String name() {
        return type() + " database '" + database.name() + "' at " + database.host() + ":" + database.port();
    }

    static DataAccessException refusal(DatabaseConfig config) {
        return catchThrowableOfType(
                DataAccessException.class, () -> Databases.open(config).close());
    }
}
