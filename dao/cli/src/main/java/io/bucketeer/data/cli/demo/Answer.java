package io.bucketeer.data.cli.demo;

import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.InvalidDataException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a database answered to an operation: the whole value, every field of every record in order, or how it failed.
 * Two answers are equal only when all of that is equal.
 *
 * @param value the value, or a {@link Failure}
 * @param details what a failure says beyond its type and code; empty for a value
 */
record Answer(Object value, List<String> details) {

    /** The answer of a step that returned. */
    static Answer of(Object value) {
        return new Answer(value, List.of());
    }

    /** What the step answers, one way or the other; a defect that shows as another exception is an answer too. */
    static Answer from(Operation.Step step, OpenedDatabase database) {
        try {
            return of(step.on(database));
        } catch (InvalidDataException e) {
            return new Answer(
                    Failure.of(e), e.violations().stream().map(Object::toString).toList());
        } catch (DataAccessException e) {
            return new Answer(Failure.of(e), List.of());
        } catch (RuntimeException e) {
            return new Answer(new Failure(e.getClass().getSimpleName(), null), List.of(String.valueOf(e.getMessage())));
        }
    }

    /** Whether this is what was expected, which knows of a failure its type and code. */
    boolean fulfils(Answer expected) {
        return value.equals(expected.value);
    }

    /** A few words for the table. */
    String brief() {
        return Brief.of(value);
    }

    /**
     * How a call failed.
     *
     * @param type the exception's simple name
     * @param code the stable code; {@code null} for an exception that is not the library's
     */
    record Failure(String type, @Nullable String code) {

        static Failure of(DataAccessException e) {
            return new Failure(e.getClass().getSimpleName(), e.code().name());
        }

        @Override
        public String toString() {
            return code == null ? type : type.replaceFirst("Exception$", "") + " " + code;
        }
    }
}
