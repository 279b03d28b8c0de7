package io.bucketeer.data.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.dialect.Databases;
import io.bucketeer.data.dialect.OpenDatabase;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.RollbackOnlyException;
import io.bucketeer.data.error.TimeoutException;
import io.bucketeer.data.error.TransientDataAccessException;
import io.bucketeer.data.error.UnavailableException;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.repository.TransactionOptions;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Units of work whose statements break off, for whatever reason, and whether they are run again. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class TransactionsContract {

    static final Action ACTION = new Action("insert", "note", "env", null);

    /** Ends at the statement timeout alone. */
    private static final String ENDLESS =
            "select count(*) from hundred a, hundred b, hundred c, hundred d, hundred e, hundred f"
                    + " where a.n + b.n + c.n + d.n + e.n + f.n < 0";

    private TestDatabase database;
    private OpenDatabase open;
    Transactions transactions;

    /** {@code mysql} or {@code postgres}. */
    abstract String type();

    /** Makes the session refuse to write. */
    abstract String readOnly();

    static Stream<Supplier<Throwable>> defects() {
        return Stream.of(
                () -> new IllegalStateException("defect"),
                () -> new NullPointerException("defect"),
                () -> new StackOverflowError("defect"));
    }

    @BeforeAll
    final void open() throws SQLException {
        database = TestServers.database(type()).createDatabase("units");
        SchemaMigration.of(type(), database.jdbcUrl(), database.username(), database.password())
                .migrate();
        PoolConfig impatient = PoolConfig.builder()
                .lockTimeout(Duration.ofSeconds(1))
                .statementTimeout(Duration.ofSeconds(2))
                .build();
        DatabaseConfig config = DatabaseConfig.of(
                type(), database.host(), database.port(), database.name(), database.username(), database.password());
        open = Databases.open(config.withPool(impatient));
        transactions = new Transactions(
                new Connections(open.dataSource(), open.dialect().errorTranslator()));
        execute("create table note (id int primary key, size int not null default 0)");
        execute("create table hundred (n int)");
        for (int i = 0; i < 10; i++) {
            execute("insert into hundred values (1), (2), (3), (4), (5), (6), (7), (8), (9), (10)");
        }
    }

    @BeforeEach
    final void empty() throws SQLException {
        execute("delete from note");
    }

    @AfterAll
    final void close() {
        open.close();
        database.close();
    }

    @ParameterizedTest
    @MethodSource("defects")
    void inTransaction_swallowedDefectHalfWayThroughACall_canOnlyBeRolledBack(Supplier<Throwable> defect)
            throws SQLException {
        Throwable thrown = defect.get();
        assertThatThrownBy(() -> transactions.inTransaction(TransactionOptions.DEFAULT, () -> {
                    assertThatThrownBy(() -> transactions.write(ACTION, connection -> breakOff(connection, thrown)))
                            .isSameAs(thrown);
                    return "swallowed";
                }))
                .isInstanceOf(RollbackOnlyException.class)
                .hasCause(thrown);
        assertThat(notes()).isZero();
    }

    private static String breakOff(Connection connection, Throwable defect) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into note (id) values (1)");
        }
        switch (defect) {
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            default -> throw new AssertionError(defect);
        }
    }

    @Test
    void inTransaction_statementThatTakesTooLong_isNotRunAgainAndKeepsNothing() throws SQLException {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> transactions.inTransaction(TransactionOptions.DEFAULT, () -> {
                    runs.incrementAndGet();
                    transactions.write(ACTION, connection -> run(connection, "insert into note (id) values (1)"));
                    return transactions.read(ACTION, connection -> run(connection, ENDLESS));
                }))
                .isInstanceOfSatisfying(
                        TimeoutException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STATEMENT_TIMEOUT));
        assertThat(runs).hasValue(1);
        assertThat(notes()).isZero();
    }

    @Test
    void inTransaction_interruptedBeforeItIsRunAgain_throwsWhatItHasAndKeepsTheFlag() throws SQLException {
        AtomicInteger runs = new AtomicInteger();
        TransientDataAccessException reason =
                new TransientDataAccessException(ErrorCode.DEADLOCK, "others were first", null);
        assertThatThrownBy(() -> transactions.inTransaction(TransactionOptions.DEFAULT, () -> {
                    runs.incrementAndGet();
                    transactions.write(ACTION, connection -> run(connection, "insert into note (id) values (1)"));
                    Thread.currentThread().interrupt();
                    throw reason;
                }))
                .isSameAs(reason);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(runs).hasValue(1);
        assertThat(notes()).isZero();
    }

    /** The pool gives such a connection up, which then looks like a lost one; but the server has answered. */
    @Test
    void write_serverThatTakesNoWrites_isSaidSoAndNotAnUnknownOutcome() throws SQLException {
        assertThatThrownBy(() -> transactions.write(ACTION, connection -> {
                    run(connection, readOnly());
                    return run(connection, "insert into note (id) values (1)");
                }))
                .isInstanceOfSatisfying(
                        UnavailableException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.READ_ONLY_SERVER));
        assertThat(notes()).isZero();
    }

    static boolean run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    /** Runs a statement past the library. */
    final void execute(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            run(connection, sql);
        }
    }

    final int notes() throws SQLException {
        return number("select count(*) from note");
    }

    /** The one number that a query past the library gives. */
    final int number(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
