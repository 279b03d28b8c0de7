package io.bucketeer.data.dialect;

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
import java.net.SocketTimeoutException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is the same on every database about {@link ErrorTranslator}; a dialect only knows what its codes mean. */
public abstract class SqlErrorTranslator implements ErrorTranslator {

    private static final String CONNECTION_CLASS = "08";

    /** What ends the pool's message: {@code (total=10, active=10, idle=0, waiting=3)}. */
    private static final Pattern POOL_STATE = Pattern.compile("\\(total=\\d+, active=(\\d+), .*");

    /** Causes further down are the driver's inner workings; and a chain may be a circle. */
    private static final int DEPTH = 8;

    private final int connections;

    /**
     * For the subclass of one database.
     *
     * @param connections the most that the pool opens
     */
    protected SqlErrorTranslator(int connections) {
        this.connections = connections;
    }

    /**
     * What the server's code means.
     *
     * @return {@code null} where this is no error of the server, or one without a meaning of its own
     */
    protected abstract @Nullable ErrorCode meaning(SQLException error);

    /** Whether the server says with this error that it closes the connection. */
    protected abstract boolean endsConnection(SQLException error);

    /** The name of the violated constraint, without any value; empty where the server does not tell. */
    protected abstract String constraint(SQLException error);

    @Override
    public final DataAccessException translate(String action, SQLException error) {
        SQLException root = root(error);
        ErrorCode code = classify(root);
        DriverError cause = DriverError.of(error, root.getSQLState(), root.getErrorCode());
        String constraint = constraint(root);
        String failure = action + " failed: " + reason(code, root);
        if (!constraint.isEmpty()) {
            failure += " (constraint '" + constraint + "')";
        }
        return switch (code) {
            case DUPLICATE_KEY -> new DuplicateKeyException(constraint, failure, cause);
            case FOREIGN_KEY_VIOLATION, IN_USE -> new ForeignKeyViolationException(code, constraint, failure, cause);
            case INVALID_VALUE -> new InvalidDataException(code, failure, List.of(), cause);
            case DEADLOCK, SERIALIZATION_FAILURE, LOCK_TIMEOUT ->
                new TransientDataAccessException(code, failure, cause);
            case STATEMENT_TIMEOUT, RESPONSE_TIMEOUT, POOL_EXHAUSTED -> new TimeoutException(code, failure, cause);
            case UNAVAILABLE, SERVER_EXHAUSTED, READ_ONLY_SERVER -> new UnavailableException(code, failure, cause);
            case LOGIN_REFUSED, PERMISSION_DENIED, INVALID_CONFIGURATION ->
                new ConfigurationException(code, failure, cause);
            default -> new InternalDataAccessException(ErrorCode.INTERNAL, failure, cause);
        };
    }

    @Override
    public final boolean connectionLost(SQLException error) {
        SQLException root = root(error);
        if (isFromPool(root)) {
            return false;
        }
        return endsConnection(root) || isConnectionError(root) && meaning(root) != ErrorCode.INVALID_VALUE;
    }

    private ErrorCode classify(SQLException error) {
        if (isFromPool(error)) {
            return waitedForPool(error);
        }
        ErrorCode code = meaning(error);
        if (code != null) {
            return code;
        }
        if (isConnectionError(error)) {
            return timedOut(error) ? ErrorCode.RESPONSE_TIMEOUT : ErrorCode.UNAVAILABLE;
        }
        return error instanceof SQLTimeoutException ? ErrorCode.STATEMENT_TIMEOUT : ErrorCode.INTERNAL;
    }

    /**
     * Where connections cannot be opened, the pool attaches the last such failure to the end of its wait; but to one
     * only of those who wait, and to none while the server leaves the attempt without an answer. A pool that might open
     * more connections is not used up: the server gives none.
     */
    private ErrorCode waitedForPool(SQLException error) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (cause instanceof DataAccessException failure) {
                return failure.code();
            }
            cause = cause.getCause();
        }
        Matcher state = POOL_STATE.matcher(message(error));
        boolean all = !state.find() || Integer.parseInt(state.group(1)) >= connections;
        return all ? ErrorCode.POOL_EXHAUSTED : ErrorCode.UNAVAILABLE;
    }

    private static String reason(ErrorCode code, SQLException error) {
        return switch (code) {
            case DUPLICATE_KEY -> "a row with this key exists already";
            case FOREIGN_KEY_VIOLATION -> "it refers to a row that does not exist";
            case IN_USE -> "other rows refer to it";
            case INVALID_VALUE -> "the database refuses one of the values";
            case DEADLOCK -> "another transaction waits for this one, which waits for it";
            case SERIALIZATION_FAILURE -> "another transaction changed the same rows at the same time";
            case LOCK_TIMEOUT -> "another transaction keeps a lock for longer than 'pool.lockTimeout'";
            case STATEMENT_TIMEOUT -> "it took longer than 'pool.statementTimeout'";
            case RESPONSE_TIMEOUT -> "the server did not answer within 'pool.socketTimeout'";
            case POOL_EXHAUSTED -> "no connection became free within 'pool.connectionTimeout'" + poolState(error);
            case UNAVAILABLE ->
                isFromPool(error)
                        ? "the server gave no connection within 'pool.connectionTimeout'" + poolState(error)
                        : "the server cannot be reached or closed the connection";
            case SERVER_EXHAUSTED -> "the server has no disk space or memory left for it";
            case READ_ONLY_SERVER -> "the server takes no writes";
            case LOGIN_REFUSED -> "the server refused the login";
            case PERMISSION_DENIED -> "the database user may not do this";
            case INVALID_CONFIGURATION -> "no connection can be opened the way it is configured";
            default -> "unexpected " + describe(error);
        };
    }

    private static String describe(SQLException error) {
        return "error of the database, SQLSTATE " + error.getSQLState() + ", vendor code " + error.getErrorCode();
    }

    private static String poolState(SQLException error) {
        Matcher state = POOL_STATE.matcher(message(error));
        return state.find() ? " " + state.group() : "";
    }

    private static boolean isFromPool(SQLException error) {
        return error.getClass() == SQLTransientConnectionException.class
                && POOL_STATE.matcher(message(error)).find();
    }

    private static String message(SQLException error) {
        String message = error.getMessage();
        return message == null ? "" : message;
    }

    private static boolean isConnectionError(SQLException error) {
        String state = error.getSQLState();
        return state != null && state.startsWith(CONNECTION_CLASS);
    }

    private static boolean timedOut(SQLException error) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < DEPTH; depth++) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** A batch's exception only says that it failed; the reason is attached to it. */
    private static SQLException root(SQLException error) {
        if (!(error instanceof BatchUpdateException)) {
            return error;
        }
        if (error.getCause() instanceof SQLException cause) {
            return cause;
        }
        return error.getNextException() == null ? error : error.getNextException();
    }
}
