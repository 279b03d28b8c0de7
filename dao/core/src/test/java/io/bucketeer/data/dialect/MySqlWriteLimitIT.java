package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.bucketeer.data.config.Credentials;
import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.config.Secret;
import io.bucketeer.data.error.ErrorCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a write that takes too long where it cannot be ended at once, and of whoever watches it. */
final class MySqlWriteLimitIT extends DialectContract {

    private static final PoolConfig ONE = PoolConfig.builder()
            .maximumSize(1)
            .lockTimeout(Duration.ofSeconds(1))
            .statementTimeout(Duration.ofSeconds(2))
            .build();

    private static final String ENDLESS = "insert into slept select count(*) from information_schema.collations a,"
            + " information_schema.collations b, information_schema.collations c, information_schema.collations d";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Override
    String type() {
        return "mysql";
    }

    @BeforeEach
    void createTableAndUser() {
        execute(
                "create table slept (a int)",
                "create user '" + user() + "' identified by 'secret' with max_user_connections 2",
                "grant all on `" + database.name() + "`.* to '" + user() + "'");
    }

    /** A statement that nobody has ended would hold up the table's end. */
    @AfterEach
    void dropTableAndUser() {
        String sessions =
                query("select coalesce(group_concat(id), '') from information_schema.processlist where user = '"
                        + user() + "'");
        Stream.of(sessions.split(","))
                .filter(session -> !session.isEmpty())
                .forEach(session -> execute("kill " + session));
        execute("drop table slept", "drop user '" + user() + "'");
    }

    /** The only connections of the user are the one that writes and another. */
    @Test
    void writeThatCannotBeEnded_isToldAsItComesOut() throws SQLException {
        try (OpenDatabase single = Databases.open(limited());
                Connection writer = single.dataSource().getConnection();
                Connection other = Databases.forMigration(limited()).getConnection()) {
            assertThat(write(writer, "insert into slept values (sleep(5))")).isEqualTo(1);
            assertThat(other.isValid(30)).isTrue();
        }
        assertThat(query("select a from slept")).as("1 where it was ended").isEqualTo("0");
    }

    @Test
    void writeThatCannotBeEndedYet_isEndedAsSoonAsThereIsAConnection() throws SQLException {
        try (OpenDatabase single = Databases.open(limited());
                Connection writer = single.dataSource().getConnection()) {
            CompletableFuture<Integer> write;
            try (Connection other = Databases.forMigration(limited()).getConnection()) {
                assertThat(other.isValid(30)).isTrue();
                write = CompletableFuture.supplyAsync(() -> writeOrFail(writer));
                await().atMost(LIMIT).until(() -> secondsOfWrite() >= 4);
                assertThat(write).isNotDone();
            }
            SQLException error = (SQLException)
                    catchThrowableOfType(CompletionException.class, write::join).getCause();
            assertThat(single.dialect()
                            .errorTranslator()
                            .translate("insert", error)
                            .code())
                    .isEqualTo(ErrorCode.STATEMENT_TIMEOUT);
            assertThat(single.dialect().errorTranslator().connectionLost(error)).isFalse();
            assertThat(write(writer, "insert into slept values (7)")).isEqualTo(1);
        }
        assertThat(query("select sum(a) from slept")).isEqualTo("7");
    }

    /** Of reads, those that lock are the server's too. */
    @Test
    void readThatLocks_isEndedByTheServer() throws SQLException {
        execute("insert into slept values (1), (2), (3)");
        try (OpenDatabase single = Databases.open(limited());
                Connection reader = single.dataSource().getConnection();
                PreparedStatement statement =
                        reader.prepareStatement("select a from slept where sleep(20) = 0 for update")) {
            SQLException error = catchThrowableOfType(SQLException.class, statement::executeQuery);
            assertThat(error.getErrorCode()).isEqualTo(3024);
        }
    }

    @Test
    void watcher_endsWithTheDatabase() throws SQLException {
        Set<Thread> before = watchers();
        Set<Thread> ours;
        try (OpenDatabase single = Databases.open(limited());
                Connection connection = single.dataSource().getConnection()) {
            assertThat(connection.isValid(30)).isTrue();
            ours = new HashSet<>(watchers());
            ours.removeAll(before);
            assertThat(ours).hasSize(1);
        }
        await().atMost(LIMIT).until(() -> ours.stream().noneMatch(Thread::isAlive));
    }

    private static Set<Thread> watchers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("bucketeer-write-limit"))
                .collect(Collectors.toSet());
    }

    private String user() {
        return database.name();
    }

    private DatabaseConfig limited() {
        return config().withCredentials(Credentials.of(user(), Secret.of("secret")))
                .withPool(ONE);
    }

    /** By the server's own clock. */
    private int secondsOfWrite() {
        return Integer.parseInt(query("select coalesce(max(time), 0) from information_schema.processlist"
                + " where user = '" + user() + "' and info like 'insert into slept%'"));
    }

    private static int write(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.executeUpdate();
        }
    }

    private static int writeOrFail(Connection connection) {
        try {
            return write(connection, ENDLESS);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private String query(String sql) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
