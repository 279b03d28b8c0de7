package io.bucketeer.data.dialect.mysql;

import io.bucketeer.data.dialect.SqlErrorTranslator;
import io.bucketeer.data.error.ErrorCode;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * MySQL's error numbers decide, since its SQLSTATEs mislead: 1205 comes as a rollback that did not happen (40001), 1153
 * as a lost connection (08S01).
 */
final class MySqlErrorTranslator extends SqlErrorTranslator {

    private static final String INVALID_DATA_CLASS = "22";
    private static final int DUPLICATE_ENTRY = 1062;
    private static final int SHUTTING_DOWN = 1053;
    private static final int IDLE_FOR_TOO_LONG = 4031;

    /** The value stands before the key's name, and may hold anything. */
    private static final Pattern DUPLICATE = Pattern.compile(".* for key '(?:[^'.]*\\.)?([^']*)'\\s*", Pattern.DOTALL);

    private static final Pattern REFERENCE = Pattern.compile("CONSTRAINT `([^`]*)` FOREIGN KEY");
    private static final Pattern CHECK = Pattern.compile("Check constraint '([^']*)' is violated");

    /**
     * Files that cannot be written have numbers that say which part of the server noticed; why, the system says: {@code
     * Error writing file '/tmp/x' (OS errno 28 - No space left on device)}, {@code Got error 28 - 'No space left on
     * device' from storage engine}.
     */
    private static final Pattern NO_SPACE =
            Pattern.compile("\\((?:OS )?errno:? 28 - [^)]*\\)\\s*$|^Got error 28 - '[^']*' from storage engine");

    private static final Map<Integer, ErrorCode> MEANINGS = meanings();

    private static Map<Integer, ErrorCode> meanings() {
        Map<Integer, ErrorCode> meanings = new HashMap<>();
        // 1242: an upsert met a row with another unique key, see MySqlUpsertClause
        add(meanings, ErrorCode.DUPLICATE_KEY, 1022, DUPLICATE_ENTRY, 1242, 1586, 1859);
        add(meanings, ErrorCode.FOREIGN_KEY_VIOLATION, 1216, 1452);
        add(meanings, ErrorCode.IN_USE, 1217, 1451);
        // null, out of range, wrong type, too long, no partition, no JSON, too deep, check, too large a packet
        add(meanings, ErrorCode.INVALID_VALUE, 1048, 1264, 1292, 1366, 1406, 1526, 3140, 3157, 3819, 3988, 1153);
        // of a value's position in a functional index: too long, not a scalar; too many or too long together
        add(meanings, ErrorCode.INVALID_VALUE, 3903, 3904, 3905, 3906, 3907);
        // old and new values of a row do not fit an undo record
        add(meanings, ErrorCode.INVALID_VALUE, 1713);
        add(meanings, ErrorCode.DEADLOCK, 1213);
        add(meanings, ErrorCode.LOCK_TIMEOUT, 1205, 3572);
        add(meanings, ErrorCode.SERIALIZATION_FAILURE, 3101);
        add(meanings, ErrorCode.STATEMENT_TIMEOUT, 1317, 3024);
        // too many connections of all or of the user, too many failed ones of the host
        add(meanings, ErrorCode.UNAVAILABLE, 1040, 1203, 1226, 1129, SHUTTING_DOWN, IDLE_FOR_TOO_LONG);
        // disk full, by the system or the server; table or its space full; no room for a temporary file
        add(meanings, ErrorCode.SERVER_EXHAUSTED, 20, 1021, 1114, 1878);
        // no memory, none for another thread
        add(meanings, ErrorCode.SERVER_EXHAUSTED, 5, 1037, 1041, 1135);
        add(meanings, ErrorCode.READ_ONLY_SERVER, 1290, 1792, 1836);
        add(meanings, ErrorCode.LOGIN_REFUSED, 1044, 1045, 1049, 1130, 1698, 1862, 3118, 3159, 3955);
        add(meanings, ErrorCode.PERMISSION_DENIED, 1142, 1143, 1227, 1370);
        return Map.copyOf(meanings);
    }

    private static void add(Map<Integer, ErrorCode> meanings, ErrorCode code, int... numbers) {
        for (int number : numbers) {
            meanings.put(number, code);
        }
    }

    /** @param connections the most that the pool opens */
    MySqlErrorTranslator(int connections) {
        super(connections);
    }

    @Override
    protected @Nullable ErrorCode meaning(SQLException error) {
        ErrorCode code = MEANINGS.get(error.getErrorCode());
        if (code != null) {
            return code;
        }
        if (NO_SPACE.matcher(message(error)).find()) {
            return ErrorCode.SERVER_EXHAUSTED;
        }
        // the driver refuses by itself to send more than the server takes
        if (error.getClass().getSimpleName().equals("PacketTooBigException")) {
            return ErrorCode.INVALID_VALUE;
        }
        String state = error.getSQLState();
        return state != null && state.startsWith(INVALID_DATA_CLASS) ? ErrorCode.INVALID_VALUE : null;
    }

    @Override
    public Optional<SQLException> hiddenDuplicate(SQLException error) {
        return meaning(error) == ErrorCode.FOREIGN_KEY_VIOLATION
                ? Optional.of(new SQLException("Duplicate entry for key 'PRIMARY'", "23000", DUPLICATE_ENTRY, error))
                : Optional.empty();
    }

    @Override
    protected boolean endsConnection(SQLException error) {
        int number = error.getErrorCode();
        return number == SHUTTING_DOWN || number == IDLE_FOR_TOO_LONG;
    }

    @Override
    protected String constraint(SQLException error) {
        String message = message(error);
        return switch (error.getErrorCode()) {
            case DUPLICATE_ENTRY, 1586 -> first(DUPLICATE, message);
            case 1451, 1452 -> first(REFERENCE, message);
            case 1242 -> "PRIMARY";
            case 3819 -> first(CHECK, message);
            default -> "";
        };
    }

    private static String message(SQLException error) {
        return error.getMessage() == null ? "" : error.getMessage();
    }

    private static String first(Pattern pattern, String message) {
        Matcher matcher = pattern.matcher(message);
        return matcher.find() ? matcher.group(1) : "";
    }
}
