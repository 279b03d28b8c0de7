package io.bucketeer.data.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DriverErrorTest {

    private static final String CANARY = "canary-7f3a";

    @Test
    void keepsClassStateCodeAndStackTrace() {
        SQLException thrown = new SQLException("Duplicate entry '" + CANARY + "' for key 'api_key'", "23000", 1062);

        DriverError copy = DriverError.of(thrown, thrown.getSQLState(), thrown.getErrorCode());

        assertThat(copy).hasMessage("java.sql.SQLException, SQLSTATE 23000, vendor code 1062");
        assertThat(copy.getStackTrace()).isEqualTo(thrown.getStackTrace());
    }

    @Test
    void exceptionWithoutStateSaysSo() {
        assertThat(DriverError.of(new SQLException("late"), null, 0))
                .hasMessage("java.sql.SQLException, no SQLSTATE, vendor code 0");
    }

    @Test
    void causesKeepTheirClassOnly() {
        SQLException thrown = new SQLException(CANARY, "08S01", 0, new SocketTimeoutException(CANARY));

        DriverError copy = DriverError.of(thrown, "08S01", 0);

        assertThat(copy.getCause()).isInstanceOf(DriverError.class).hasMessage("java.net.SocketTimeoutException");
    }

    @Test
    void driverTextIsNowhereInThePrintedTrace() {
        SQLException thrown = new SQLException(CANARY, "23505", 0, new IllegalStateException(CANARY));
        thrown.setNextException(new SQLException(CANARY));
        thrown.addSuppressed(new IllegalStateException(CANARY));
        StringWriter printed = new StringWriter();

        new DuplicateKeyException("k", "Tag was not inserted", DriverError.of(thrown, "23505", 0))
                .printStackTrace(new PrintWriter(printed));

        assertThat(printed.toString()).contains("SQLSTATE 23505").doesNotContain(CANARY);
    }

    @Test
    void circularCausesEnd() {
        Exception first = new Exception();
        Exception second = new Exception(first);
        first.initCause(second);

        int depth = 0;
        for (Throwable at = DriverError.of(first, null, 0); at != null; at = at.getCause()) {
            depth++;
        }

        assertThat(depth).isEqualTo(8);
    }
}
