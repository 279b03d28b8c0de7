package io.bucketeer.data.migration;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The server's part of a failure, made safe to show. */
final class ServerFailure {

    /**
     * PostgreSQL's words for a session that an administrator, a stop or a crash ended, and for one that it has no place
     * for now. Those of MySQL begin with 08.
     */
    private static final Set<String> NO_SESSION = Set.of("57P01", "57P02", "57P03", "53300");

    /** MySQL's numbers for a user who has all the connections that he may; their SQL state speaks of the statement. */
    private static final Set<Integer> NO_PLACE_FOR_USER = Set.of(1203, 1226);

    /** Wrong user or password, no such database, no permission: what waiting does not mend. */
    private static final List<String> PERMANENT = List.of("28", "3D", "42");

    private ServerFailure() {}

    /** The first {@link SQLException} in the chain of causes. */
    static Optional<SQLException> in(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    /** Whether that is its SQL state or its error code. */
    static boolean hasCode(SQLException failure, String code) {
        return code.equals(failure.getSQLState()) || code.equals(Integer.toString(failure.getErrorCode()));
    }

    /** Whether the session is gone, or was not to be had, so that a later try may do better. */
    static boolean isLostConnection(SQLException failure) {
        String state = failure.getSQLState();
        return NO_PLACE_FOR_USER.contains(failure.getErrorCode())
                || state != null && (state.startsWith("08") || NO_SESSION.contains(state));
    }

    /** Whether the next attempt to connect will fail like this one. */
    static boolean isPermanent(SQLException failure) {
        String state = failure.getSQLState();
        return !isLostConnection(failure) && state != null && PERMANENT.stream().anyMatch(state::startsWith);
    }

    /**
     * The same failure with its codes and stack, without causes, and with a message that holds no value and no address.
     */
    static SQLException withoutValues(SQLException failure) {
        String state = failure.getSQLState();
        SQLException safe = new SQLException(text(failure, state), state, failure.getErrorCode());
        safe.setStackTrace(failure.getStackTrace());
        return safe;
    }

    private static String text(SQLException failure, @Nullable String state) {
        String codes = "SQL state " + state + ", code " + failure.getErrorCode();
        String message = failure.getMessage();
        // Data errors (22, and MySQL's 1366) and violated keys (23) quote the value; a driver that cannot read an
        // address quotes that.
        boolean unsafe =
                failure.getErrorCode() == 1366 || (state != null && (state.startsWith("22") || state.startsWith("23")));
        if (message == null || unsafe || message.contains("jdbc:")) {
            return codes + " (the server's words may hold values and are left out)";
        }
        // Further lines are PostgreSQL's details, which may show the row.
        return message.lines().findFirst().orElse("") + " (" + codes + ")";
    }
}
