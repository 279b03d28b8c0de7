package io.bucketeer.data.error;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that cannot be stored or understood. All problems of one call are reported at once; nothing was written. */
public final class InvalidDataException extends DataAccessException {

    private static final long serialVersionUID = 1L;

    static final Set<ErrorCode> CODES = Collections.unmodifiableSet(
            EnumSet.of(ErrorCode.INVALID_VALUE, ErrorCode.INVALID_CURSOR, ErrorCode.UNKNOWN_MEMBERS));

    /** More than this many lines help nobody; {@link #violations()} has them all. */
    private static final int VIOLATIONS_IN_MESSAGE = 20;

    private final ArrayList<Violation> violations;

    /**
     * @param failure what was refused, such as {@code Feature 'f1' of environment 'e1' was not inserted}
     * @param violations every problem; empty where the database alone knows
     * @throws IllegalArgumentException if the code belongs to another exception
     */
    public InvalidDataException(ErrorCode code, String failure, List<Violation> violations, @Nullable Throwable cause) {
        super(requireOneOf(CODES, code), render(failure, violations), cause);
        this.violations = new ArrayList<>(violations);
    }

    /** Every problem found, in the order of the value's members; unmodifiable. */
    public List<Violation> violations() {
        return Collections.unmodifiableList(violations);
    }

    private static String render(String failure, List<Violation> violations) {
        if (violations.isEmpty()) {
            return failure;
        }
        StringBuilder message = new StringBuilder(failure).append(':');
        violations.stream()
                .limit(VIOLATIONS_IN_MESSAGE)
                .forEach(violation -> message.append("\n  ").append(violation));
        if (violations.size() > VIOLATIONS_IN_MESSAGE) {
            message.append("\n  and ")
                    .append(violations.size() - VIOLATIONS_IN_MESSAGE)
                    .append(" more");
        }
        return message.toString();
    }

    /**
     * One value that breaks one rule.
     *
     * @param path where the value stands, such as {@code rules[2].clauses[0].values[1]}
     * @param problem the rule and how it is broken, such as {@code has 256 characters but at most 255 are allowed};
     *     it shows a value only where that is short and no secret
     */
    public record Violation(String path, String problem) implements Serializable {

        @Override
        public String toString() {
            return path + ": " + problem;
        }
    }
}
