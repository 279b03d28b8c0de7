package io.bucketeer.data.error;

import org.jspecify.annotations.Nullable;

/**
 * The sanitised copy of a driver's exception: its class, SQLSTATE, vendor code and stack trace, and the same of its
 * causes, but never its message, since drivers print keys and whole rows there.
 */
public final class DriverError extends Exception {

    private static final long serialVersionUID = 1L;

    /** A chain of causes this long holds nothing new, and may be a circle. */
    private static final int DEPTH = 8;

    private DriverError(String description, @Nullable Throwable cause) {
        super(description, cause);
    }

    /**
     * @param sqlState as the driver gives it; some of its exceptions have none
     * @param vendorCode as the driver gives it; 0 where there is none
     */
    public static DriverError of(Throwable thrown, @Nullable String sqlState, int vendorCode) {
        String state = sqlState == null ? "no SQLSTATE" : "SQLSTATE " + sqlState;
        return copy(thrown, thrown.getClass().getName() + ", " + state + ", vendor code " + vendorCode, DEPTH);
    }

    private static DriverError copy(Throwable thrown, String description, int depth) {
        Throwable cause = thrown.getCause();
        DriverError causeCopy = cause == null || depth == 1
                ? null
                : copy(cause, cause.getClass().getName(), depth - 1);
        DriverError copy = new DriverError(description, causeCopy);
        copy.setStackTrace(thrown.getStackTrace());
        return copy;
    }
}
