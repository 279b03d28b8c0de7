package io.bucketeer.data.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.config.DatabaseConfig;
import io.bucketeer.data.dialect.Databases;
import io.bucketeer.data.dialect.OpenDatabase;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.RollbackOnlyException;
import io.bucketeer.data.error.UnavailableException;
import io.bucketeer.data.migration.SchemaMigration;
import io.bucketeer.data.repository.TransactionOptions;
import io.bucketeer.data.testkit.TestDatabase;
import io.bucketeer.data.testkit.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Units of work whose statements break off where no database is to blame, or where the server says no. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class TransactionsContract {

    private static final Action ACTION = new Action("insert", "note", "env", null);

    private TestDatabase database;
    private OpenDatabase open;
    private Transactions transactions;

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
        open = Databases.open(DatabaseConfig.of(
                type(), database.host(), database.port(), database.name(), database.username(), database.password()));
        transactions = new Transactions(
                new Connections(open.dataSource(), open.dialect().errorTranslator()));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table note (id int primary key)");
        }
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
            statement.executeUpdate("insert into note values (1)");
        }
        switch (defect) {
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            default -> throw new AssertionError(defect);
        }
    }

    /** The pool gives such a connection up, which then looks like a lost one; but the server has answered. */
    @Test
    void write_serverThatTakesNoWrites_isSaidSoAndNotAnUnknownOutcome() throws SQLException {
        assertThatThrownBy(() -> transactions.write(ACTION, connection -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute(readOnly());
                        return statement.executeUpdate("insert into note values (1)");
                    }
                }))
                .isInstanceOfSatisfying(
                        UnavailableException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.READ_ONLY_SERVER));
        assertThat(notes()).isZero();
    }

    private int notes() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from note")) {
            row.next();
            return row.getInt(1);
        }
    }
}
