package io.bucketeer.data.cli.schema;

import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.UnavailableException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Waits until a database answers. What waiting does not mend, such as a wrong password, ends it at once.
 *
 * @param limit the last attempt begins before it is over; zero: a single attempt
 * @param err where each pause is announced
 */
record Patience(Duration limit, PrintWriter err) {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /**
     * Returns once a connection could be opened.
     *
     * @param name of the database, for messages
     * @throws DataAccessException that says why there is none
     */
    void await(DataSource database, String name) {
        long start = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (!answers(database, name, limit.minus(since(start)))) {
            Duration left = limit.minus(since(start));
            Duration next = min(pause, left);
            err.println("waiting for " + name + ", which does not answer yet: next attempt in " + Times.text(next)
                    + ", giving up in " + Times.text(left));
            sleep(next, name);
            pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    /** Whether it does; there is no other attempt where nothing is left of the time. */
    private boolean answers(DataSource database, String name, Duration left) {
        try (Connection connection = database.getConnection()) {
            return true;
        } catch (SQLException e) {
            DataAccessException failure = explanation(e);
            if (!(failure instanceof UnavailableException)) {
                throw failure;
            }
            if (left.isPositive()) {
                return false;
            }
            throw limit.isZero() ? failure : outOfPatience(name, failure);
        }
    }

    private DataAccessException outOfPatience(String name, DataAccessException failure) {
        return new UnavailableException(
                ErrorCode.UNAVAILABLE,
                "connect to " + name + " failed for " + Times.text(limit)
                        + ": the server cannot be reached or closed the connection",
                failure);
    }

    private static DataAccessException explanation(SQLException error) {
        if (error.getCause() instanceof DataAccessException failure) {
            return failure;
        }
        throw new IllegalStateException("a connection failed without an explanation", error);
    }

    private static void sleep(Duration pause, String name) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(ErrorCode.UNAVAILABLE, "waiting for " + name + " was interrupted", null);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
