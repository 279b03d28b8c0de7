package io.bucketeer.data.dialect.postgres;

import io.bucketeer.data.dialect.SqlErrorTranslator;
import io.bucketeer.data.error.ErrorCode;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** PostgreSQL's SQLSTATEs say it all, but for which side of a foreign key is hurt. */
final class PostgresErrorTranslator extends SqlErrorTranslator {

    private static final String FOREIGN_KEY = "23503";
    private static final String IDLE_IN_TRANSACTION = "25P03";

    private static final Map<String, ErrorCode> MEANINGS = Map.ofEntries(
            Map.entry("23505", ErrorCode.DUPLICATE_KEY),
            Map.entry("23P01", ErrorCode.DUPLICATE_KEY),
            Map.entry("23001", ErrorCode.IN_USE),
            Map.entry("23502", ErrorCode.INVALID_VALUE),
            Map.entry("23514", ErrorCode.INVALID_VALUE),
            Map.entry("21000", ErrorCode.INVALID_VALUE), // one row twice in an upsert
            Map.entry("54000", ErrorCode.INVALID_VALUE), // more bytes than an index takes
            Map.entry("40P01", ErrorCode.DEADLOCK),
            Map.entry("40001", ErrorCode.SERIALIZATION_FAILURE),
            Map.entry("55P03", ErrorCode.LOCK_TIMEOUT),
            Map.entry("57014", ErrorCode.STATEMENT_TIMEOUT),
            Map.entry("53300", ErrorCode.UNAVAILABLE), // no connection left
            Map.entry("25006", ErrorCode.READ_ONLY_SERVER),
            Map.entry("42501", ErrorCode.PERMISSION_DENIED),
            Map.entry("08004", ErrorCode.LOGIN_REFUSED), // the driver cannot log in as the server asks it to
            Map.entry("3D000", ErrorCode.LOGIN_REFUSED), // no such database
            Map.entry("22023", ErrorCode.INTERNAL), // more parameters than a statement takes
            Map.entry(IDLE_IN_TRANSACTION, ErrorCode.UNAVAILABLE),
            Map.entry("57P01", ErrorCode.UNAVAILABLE),
            Map.entry("57P02", ErrorCode.UNAVAILABLE),
            Map.entry("57P03", ErrorCode.UNAVAILABLE),
            Map.entry("57P04", ErrorCode.UNAVAILABLE), // the database was dropped
            Map.entry("57P05", ErrorCode.UNAVAILABLE));

    private static final Map<String, ErrorCode> MEANINGS_OF_CLASSES = Map.of(
            "22", ErrorCode.INVALID_VALUE,
            "28", ErrorCode.LOGIN_REFUSED,
            "53", ErrorCode.SERVER_EXHAUSTED);

    /** @param connections the most that the pool opens */
    PostgresErrorTranslator(int connections) {
        super(connections);
    }

    @Override
    protected @Nullable ErrorCode meaning(SQLException error) {
        String state = error.getSQLState();
        if (state == null) {
            return null;
        }
        if (state.equals(FOREIGN_KEY)) {
            return stillReferenced(error) ? ErrorCode.IN_USE : ErrorCode.FOREIGN_KEY_VIOLATION;
        }
        ErrorCode code = MEANINGS.get(state);
        if (code != null || state.length() < 2) { // the driver's own "unknown" is the empty text
            return code;
        }
        return MEANINGS_OF_CLASSES.get(state.substring(0, 2));
    }

    /** Unique indexes are looked at as the row is stored, references at the end of the statement. */
    @Override
    public Optional<SQLException> hiddenDuplicate(SQLException error) {
        return Optional.empty();
    }

    @Override
    protected boolean endsConnection(SQLException error) {
        String state = error.getSQLState();
        return state != null && (state.startsWith("57P") || state.equals(IDLE_IN_TRANSACTION));
    }

    @Override
    protected String constraint(SQLException error) {
        ServerErrorMessage message = serverMessage(error);
        return message == null || message.getConstraint() == null ? "" : message.getConstraint();
    }

    /**
     * One SQLSTATE stands for both sides. The referring table is named after the constraint only where a row is still
     * referred to: {@code update or delete on table "segment" violates foreign key constraint "x" on table
     * "segment_user"}.
     */
    private static boolean stillReferenced(SQLException error) {
        ServerErrorMessage message = serverMessage(error);
        if (message == null || message.getConstraint() == null || message.getTable() == null) {
            return false;
        }
        String text = message.getMessage();
        int constraint = text == null ? -1 : text.indexOf(message.getConstraint());
        return constraint >= 0
                && text.indexOf(
                                message.getTable(),
                                constraint + message.getConstraint().length())
                        >= 0;
    }

    private static @Nullable ServerErrorMessage serverMessage(SQLException error) {
        return error instanceof PSQLException exception ? exception.getServerErrorMessage() : null;
    }
}
