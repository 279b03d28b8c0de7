package io.bucketeer.data.differential;

import io.bucketeer.data.error.DataAccessException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call: a value, or an error by its type and code. Only an error of the library, and the one that programs
 * throw on purpose, is an outcome. Any other comes from a mistake, which looks alike everywhere where all subjects share
 * the code that makes it.
 *
 * @param error empty where there is a value
 */
record Outcome(@Nullable Object value, String error) {

    /**
     * Makes the call.
     *
     * @throws AssertionError if it ends in any other way, with the name of the step that did
     */
    static Outcome of(Supplier<?> call) {
        try {
            return new Outcome(call.get(), "");
        } catch (RuntimeException e) {
            return refused(e);
        }
    }

    /** Type and code; no message, since those may name a database's own words. */
    static Outcome refused(RuntimeException error) {
        String type = error.getClass().getSimpleName();
        return switch (error) {
            case DataAccessException e -> new Outcome(null, type + " " + e.code());
            case DeliberateException e -> new Outcome(null, type);
            default -> throw new AssertionError(type + " in " + step(error), error);
        };
    }

    /** The innermost step that ran, by the class that its part of the trace stands in. */
    private static String step(RuntimeException error) {
        return Stream.of(error.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(Outcome::isStep)
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .findFirst()
                .orElse("no step");
    }

    private static boolean isStep(String className) {
        try {
            return Step.class.isAssignableFrom(Class.forName(className, false, Step.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return false; // made while the program runs
        }
    }

    boolean failed() {
        return !error.isEmpty();
    }

    @Override
    public String toString() {
        return failed() ? "throws " + error : JavaText.of(value);
    }
}
