package io.bucketeer.data.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.error.ConfigurationException;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.DriverError;
import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.ForeignKeyViolationException;
import io.bucketeer.data.error.InternalDataAccessException;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.TimeoutException;
import io.bucketeer.data.error.TransientDataAccessException;
import io.bucketeer.data.error.UnavailableException;
import io.bucketeer.data.testkit.Relay;
import io.bucketeer.data.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same cause gives the same type and code on both databases, and nothing of what is stored is told. */
abstract class ErrorTranslatorContract extends DialectContract {

    /** Stands in every row: what no message may hold. It looks like the end of MySQL's own message. */
    static final String SECRET = "GEHEIM' for key 'liar";

    /** Makes the calling connection wait for five seconds, whatever its statement time-out. */
    abstract List<String> fiveSeconds();

    /** Makes the session refuse to write. */
    abstract String readOnly();

    /** The number of the calling session, and how another ends it. */
    abstract String sessionNumber();

    abstract String endSession(long number);

    /** Makes the server run out of room, whatever there is on its disk: the last of these fails for it. */
    abstract List<String> noRoom();

    /** Makes a user who may read {@code child} and nothing else, with that password. */
    abstract String[] reader(String name, String password);

    abstract String[] dropReader(String name);

    @BeforeAll
    final void createTables() {
        execute("create table parent (id varchar(40) not null, constraint parent_key primary key (id))", """
                create table child (
                    id varchar(40) not null primary key,
                    parent_id varchar(40) not null,
                    name varchar(40) not null,
                    size int not null,
                    constraint child_parent foreign key (parent_id) references parent (id),
                    constraint child_name unique (name),
                    constraint child_size check (size >= 0)
                )
                """);
    }

    @BeforeEach
    final void fill() {
        execute(
                "delete from child",
                "delete from parent",
                "insert into parent values ('p'), ('q')",
                "insert into child values ('c', 'p', 'GEHEIM'' for key ''liar', 1), ('d', 'p', 'other', 1)");
    }

    @Test
    void sameKey_isDuplicateKeyWithTheConstraintsName() {
        DataAccessException error = failure("insert into child values ('e', 'p', ?, 1)", SECRET);
        assertThat(error)
                .isInstanceOfSatisfying(
                        DuplicateKeyException.class,
                        duplicate -> assertThat(duplicate.constraintName()).isEqualTo("child_name"));
        assertThat(error)
                .hasMessage("DUPLICATE_KEY: insert child 'c' failed: a row with this key exists already"
                        + " (constraint 'child_name'). Choose another key, or read the existing row and update it.");
    }

    @Test
    void sameKeyInABatch_isDuplicateKey() throws SQLException {
        try (Connection connection = open.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement("insert into child values (?, 'p', ?, 1)")) {
            for (String id : List.of("x", "y", "z")) {
                statement.setString(1, id);
                statement.setString(2, id.equals("y") ? SECRET : id);
                statement.addBatch();
            }
            DataAccessException error = translate(catchThrowableOfType(SQLException.class, statement::executeBatch));
            assertThat(error)
                    .isInstanceOfSatisfying(
                            DuplicateKeyException.class,
                            duplicate -> assertThat(duplicate.constraintName()).isEqualTo("child_name"));
        }
    }

    @Test
    void referenceToNoRow_isForeignKeyViolation() {
        DataAccessException error = failure("insert into child values ('e', ?, 'n', 1)", SECRET);
        assertThat(error.code()).isEqualTo(ErrorCode.FOREIGN_KEY_VIOLATION);
        assertThat(error)
                .isInstanceOfSatisfying(
                        ForeignKeyViolationException.class,
                        violation -> assertThat(violation.constraintName()).isEqualTo("child_parent"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete from parent where id = ?", "update parent set id = 'new' where id = ?"})
    void rowThatIsReferredTo_isInUse(String sql) {
        DataAccessException error = failure(sql, "p");
        assertThat(error.code()).isEqualTo(ErrorCode.IN_USE);
        assertThat(error)
                .isInstanceOfSatisfying(
                        ForeignKeyViolationException.class,
                        violation -> assertThat(violation.constraintName()).isEqualTo("child_parent"));
    }

    @Test
    void brokenCheck_isInvalidDataWithTheConstraintsName() {
        DataAccessException error = failure("update child set size = -1 where name = ?", SECRET);
        assertThat(error).isInstanceOf(InvalidDataException.class);
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(error).hasMessageContaining("(constraint 'child_size')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update child set parent_id = null where name = ?",
                "update child set name = concat(?, repeat('x', 40)) where id = 'c'",
                "update child set size = 3000000000 where name = ?"
            })
    void valueThatDoesNotFitItsColumn_isInvalidData(String sql) {
        assertThat(failure(sql, SECRET)).isInstanceOf(InvalidDataException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select * from nowhere where 'a' = ?", "select nothing from child where id = ?", "selec ?"})
    void statementThatCannotBe_isInternal(String sql) {
        DataAccessException error = failure(sql, SECRET);
        assertThat(error).isInstanceOf(InternalDataAccessException.class);
        assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL);
    }

    @Test
    void twoThatWaitForEachOther_areADeadlockForOne() throws SQLException {
        try (Connection first = begin(open);
                Connection second = begin(open)) {
            run(first, "update child set size = 2 where id = 'c'");
            run(second, "update child set size = 2 where id = 'd'");
            CompletableFuture<Void> crossing =
                    CompletableFuture.runAsync(() -> attempt(first, "update child set size = 3 where id = 'd'"));
            SQLException mine = error(second, "update child set size = 3 where id = 'c'");
            second.rollback();
            SQLException other = errorOf(crossing);
            first.rollback();
            List<SQLException> victims =
                    Stream.of(mine, other).filter(e -> e != null).toList();
            assertThat(victims).hasSize(1);
            DataAccessException error = translate(victims.getFirst());
            assertThat(error).isInstanceOf(TransientDataAccessException.class);
            assertThat(error.code()).isEqualTo(ErrorCode.DEADLOCK);
            assertThat(open.dialect().errorTranslator().connectionLost(victims.getFirst()))
                    .isFalse();
        }
    }

    @Test
    void lockThatIsNotHadInTime_isALockTimeout() throws SQLException {
        try (OpenDatabase impatient = Databases.open(config().withPool(PoolConfig.builder()
                        .lockTimeout(Duration.ofSeconds(1))
                        .build()));
                Connection holder = begin(open);
                Connection waiter = begin(impatient)) {
            run(holder, "update child set size = 2 where id = 'c'");
            DataAccessException error = translate(error(waiter, "update child set size = 3 where id = 'c'"));
            assertThat(error).isInstanceOf(TransientDataAccessException.class);
            assertThat(error.code()).isEqualTo(ErrorCode.LOCK_TIMEOUT);
            holder.rollback();
            waiter.rollback();
        }
    }

    @Test
    void statementThatTakesTooLong_isAStatementTimeout() throws SQLException {
        PoolConfig limits = PoolConfig.builder()
                .lockTimeout(Duration.ofSeconds(1))
                .statementTimeout(Duration.ofSeconds(2))
                .build();
        execute("create table number (n int)");
        execute(Stream.generate(() -> "insert into number values (1), (2), (3), (4), (5), (6), (7), (8), (9), (10)")
                .limit(100)
                .toArray(String[]::new));
        String endless = "select count(*) from number a, number b, number c, number d where a.n + b.n + c.n + d.n < 0";
        try (OpenDatabase impatient = Databases.open(config().withPool(limits));
                Connection connection = impatient.dataSource().getConnection()) {
            DataAccessException error = translate(error(connection, endless));
            assertThat(error).isInstanceOf(TimeoutException.class);
            assertThat(error.code()).isEqualTo(ErrorCode.STATEMENT_TIMEOUT);
            run(connection, "update child set size = 2 where id = 'c'");
        }
        try (Connection connection = open.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            SQLException error = catchThrowableOfType(SQLException.class, () -> statement.executeQuery(endless));
            assertThat(translate(error).code()).isEqualTo(ErrorCode.STATEMENT_TIMEOUT);
        }
    }

    @Test
    void serverThatDoesNotAnswerInTime_isAResponseTimeoutAndTheConnectionIsLost() throws SQLException {
        try (Connection connection = open.dataSource().getConnection()) {
            List<String> statements = fiveSeconds();
            for (String sql : statements.subList(0, statements.size() - 1)) {
                run(connection, sql);
            }
            connection.setNetworkTimeout(Runnable::run, 300);
            SQLException lost = error(connection, statements.getLast());
            DataAccessException error = translate(lost);
            assertThat(error).isInstanceOf(TimeoutException.class);
            assertThat(error.code()).isEqualTo(ErrorCode.RESPONSE_TIMEOUT);
            assertThat(open.dialect().errorTranslator().connectionLost(lost)).isTrue();
        }
    }

    @Test
    void sessionThatIsEnded_isUnavailableAndThePoolHasAnother() throws SQLException {
        try (Connection connection = open.dataSource().getConnection()) {
            execute(endSession(number(connection, sessionNumber())));
            SQLException lost = error(connection, "update child set size = 2 where id = 'c'");
            DataAccessException error = translate(lost);
            assertThat(error).isInstanceOf(UnavailableException.class);
            assertThat(error.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(open.dialect().errorTranslator().connectionLost(lost)).isTrue();
        }
        try (Connection connection = open.dataSource().getConnection()) {
            run(connection, "update child set size = 2 where id = 'c'");
        }
    }

    @Test
    void serverThatTakesNoWrites_isUnavailableAndThePoolDropsTheConnection() throws SQLException {
        long before;
        PoolConfig one = PoolConfig.builder().maximumSize(1).build();
        try (OpenDatabase single = Databases.open(config().withPool(one))) {
            try (Connection connection = single.dataSource().getConnection()) {
                before = number(connection, sessionNumber());
                run(connection, readOnly());
                SQLException refused = error(connection, "update child set size = 2 where id = 'c'");
                DataAccessException error = translate(refused);
                assertThat(error).isInstanceOf(UnavailableException.class);
                assertThat(error.code()).isEqualTo(ErrorCode.READ_ONLY_SERVER);
                assertThat(single.dialect().errorTranslator().connectionLost(refused))
                        .isFalse();
            }
            try (Connection connection = single.dataSource().getConnection()) {
                assertThat(number(connection, sessionNumber())).isNotEqualTo(before);
            }
        }
    }

    @Test
    void serverWithoutRoom_isExhaustedAndNoLostConnection() throws SQLException {
        try (Connection connection = database.connect()) {
            List<String> statements = noRoom();
            for (String sql : statements.subList(0, statements.size() - 1)) {
                run(connection, sql);
            }
            SQLException full = error(connection, statements.getLast());
            DataAccessException error = translate(full);
            assertThat(error).isInstanceOf(UnavailableException.class);
            assertThat(error)
                    .hasMessage("SERVER_EXHAUSTED: insert child 'c' failed: the server has no disk space or memory left"
                            + " for it. Give the server the disk space or memory that it lacks, then try again.");
            assertThat(open.dialect().errorTranslator().connectionLost(full)).isFalse();
        }
    }

    @Test
    void userWithoutTheRight_isPermissionDenied() throws SQLException {
        TestDatabase limited = new TestDatabase(
                type(), database.host(), database.port(), database.name(), database.name(), "reader-password");
        execute(reader(limited.username(), limited.password()));
        try (Connection connection = limited.connect()) {
            DataAccessException error = translate(error(connection, "delete from child"));
            assertThat(error).isInstanceOf(ConfigurationException.class);
            assertThat(error.code()).isEqualTo(ErrorCode.PERMISSION_DENIED);
        } finally {
            execute(dropReader(limited.username()));
        }
    }

    @Test
    void poolWithoutAFreeConnection_isExhaustedAndTellsItsState() throws SQLException {
        PoolConfig one = PoolConfig.builder()
                .maximumSize(1)
                .connectionTimeout(Duration.ofSeconds(1))
                .build();
        try (OpenDatabase single = Databases.open(config().withPool(one));
                Connection taken = single.dataSource().getConnection()) {
            SQLException none = catchThrowableOfType(
                    SQLException.class, () -> single.dataSource().getConnection());
            DataAccessException error = translate(single, none);
            assertThat(error).isInstanceOf(TimeoutException.class);
            assertThat(error.code()).isEqualTo(ErrorCode.POOL_EXHAUSTED);
            assertThat(error).hasMessageContaining("'pool.connectionTimeout' (total=1, active=1, idle=0, waiting=0).");
            assertThat(single.dialect().errorTranslator().connectionLost(none)).isFalse();
            assertThat(taken.isValid(30)).isTrue();
        }
    }

    @Test
    void poolThatCannotReachTheServer_isUnavailableNotExhausted() throws SQLException {
        PoolConfig hasty = PoolConfig.builder()
                .maximumSize(1)
                .connectionTimeout(Duration.ofSeconds(1))
                .build();
        try (Relay network = new Relay(database.host(), database.port());
                OpenDatabase far = Databases.open(at(network.port()).withPool(hasty))) {
            try (Connection connection = far.dataSource().getConnection()) {
                network.close();
                SQLException lost = error(connection, "update child set size = 2 where id = 'c'");
                assertThat(translate(lost).code()).isEqualTo(ErrorCode.UNAVAILABLE);
                assertThat(far.dialect().errorTranslator().connectionLost(lost)).isTrue();
            }
            SQLException none = catchThrowableOfType(
                    SQLException.class, () -> far.dataSource().getConnection());
            DataAccessException error = translate(none);
            assertThat(error).isInstanceOf(UnavailableException.class);
            assertThat(error.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(far.dialect().errorTranslator().connectionLost(none)).isFalse();
        }
    }

    final DatabaseConfig at(int port) {
        return DatabaseConfig.of(type(), "127.0.0.1", port, database.name(), database.username(), database.password());
    }

    /** What becomes of the error of a statement with one text parameter. */
    final DataAccessException failure(String sql, String parameter) {
        try (Connection connection = open.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            return translate(catchThrowableOfType(SQLException.class, statement::execute));
        } catch (SQLException e) {
            return translate(e);
        }
    }

    /** Every error of this class passes here: none may tell what is stored. */
    final DataAccessException translate(SQLException error) {
        return translate(open, error);
    }

    private static DataAccessException translate(OpenDatabase origin, SQLException error) {
        DataAccessException translated = origin.dialect().errorTranslator().translate("insert child 'c'", error);
        assertThat(translated.getMessage()).startsWith(translated.code() + ": insert child 'c' failed: ");
        assertThat(translated.getCause()).isInstanceOf(DriverError.class);
        for (Throwable cause = translated; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("GEHEIM", "liar");
        }
        return translated;
    }

    /** Those that the pool has opened already are taken first. */
    @Test
    void poolThatMightOpenMoreConnectionsButIsGivenNone_isUnavailableNotExhausted() throws SQLException {
        PoolConfig many = PoolConfig.builder()
                .maximumSize(50)
                .connectionTimeout(Duration.ofSeconds(1))
                .build();
        List<Connection> taken = new ArrayList<>();
        try (Relay network = new Relay(database.host(), database.port());
                OpenDatabase far = Databases.open(at(network.port()).withPool(many))) {
            network.fallSilent();
            SQLException none = catchThrowableOfType(SQLException.class, () -> {
                while (taken.size() < 50) {
                    taken.add(far.dataSource().getConnection());
                }
            });
            DataAccessException error = translate(far, none);
            network.goOn();
            for (Connection connection : taken) {
                connection.close();
            }
            assertThat(error).isInstanceOf(UnavailableException.class);
            assertThat(error.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(error).hasMessageContaining("the server gave no connection within 'pool.connectionTimeout'");
        }
    }

    private static Connection begin(OpenDatabase database) throws SQLException {
        Connection connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static SQLException error(Connection connection, String sql) {
        return catchThrowableOfType(SQLException.class, () -> run(connection, sql));
    }

    private static void attempt(Connection connection, String sql) {
        try {
            run(connection, sql);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static SQLException errorOf(CompletableFuture<Void> future) {
        try {
            future.join();
            return null;
        } catch (CompletionException e) {
            return (SQLException) e.getCause();
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
