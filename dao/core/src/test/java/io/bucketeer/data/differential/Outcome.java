package io.bucketeer.data.differential;

import io.bucketeer.data.error.DataAccessException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call: a value, or an error by its type and code.
 *
 * @param error empty where there is a value
 */
record Outcome(@Nullable Object value, String error) {

    /** Makes the call. */
    static Outcome of(Supplier<?> call) {
        try {
            return new Outcome(call.get(), "");
        } catch (RuntimeException e) {
            return new Outcome(null, describe(e));
        }
    }

    /** Type and code; no message, since those may name a database's own words. */
    static String describe(RuntimeException error) {
        String type = error.getClass().getSimpleName();
        return error instanceof DataAccessException e ? type + " " + e.code() : type;
    }

    boolean failed() {
        return !error.isEmpty();
    }

    @Override
    public String toString() {
        return failed() ? "throws " + error : JavaText.of(value);
    }
}
