package io.bucketeer.data.dialect;

import io.bucketeer.data.error.DataAccessException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Turns a driver's error into one of the library's. The result never carries the driver's message, which may hold a
 * value of the row. Thread-safe.
 */
public interface ErrorTranslator {

    /**
     * @param action what was being done, to which thing: {@code insert feature 'a' in environment 'b'}
     * @param error the driver's error
     */
    DataAccessException translate(String action, SQLException error);

    /**
     * The error of a row that is there already, where the server may have told a missing reference instead: on MySQL from
     * 9.6, which looks for the row that is referred to first. Whether the row is there has to be asked.
     *
     * @param error of an insert
     */
    Optional<SQLException> hiddenDuplicate(SQLException error);

    /** Whether the server may have lost the connection, so that the outcome of what was sent last is unknown. */
    boolean connectionLost(SQLException error);
}
