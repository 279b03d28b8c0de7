package io.bucketeer.data.error;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The surroundings are not what the library needs: its configuration, the schema it finds, the server's settings or the
 * rights of its user. A configuration is checked as a whole and all its problems are reported at once.
 */
public final class ConfigurationException extends DataAccessException {

    private static final long serialVersionUID = 1L;

    static final Set<ErrorCode> CODES = Collections.unmodifiableSet(EnumSet.of(
            ErrorCode.INVALID_CONFIGURATION,
            ErrorCode.LOGIN_REFUSED,
            ErrorCode.PERMISSION_DENIED,
            ErrorCode.SCHEMA_ABSENT,
            ErrorCode.SCHEMA_BEHIND,
            ErrorCode.SCHEMA_AHEAD,
            ErrorCode.UNSAFE_SERVER_SETTING));

    private final ArrayList<Problem> problems;

    /** The code is {@link ErrorCode#INVALID_CONFIGURATION}; the message lists every problem on a line of its own. */
    public ConfigurationException(List<Problem> problems) {
        super(ErrorCode.INVALID_CONFIGURATION, render(problems), null);
        this.problems = new ArrayList<>(problems);
    }

    /** @throws IllegalArgumentException if the code belongs to another exception */
    public ConfigurationException(ErrorCode code, String failure, @Nullable Throwable cause) {
        super(requireOneOf(CODES, code), failure, cause);
        this.problems = new ArrayList<>();
    }

    /** Every problem of the configuration, in the order of its lines; empty where the cause lies elsewhere. */
    public List<Problem> problems() {
        return Collections.unmodifiableList(problems);
    }

    private static String render(List<Problem> problems) {
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n  ", "the configuration has " + count + ":\n  ", ""));
    }

    /**
     * One broken rule of a configuration.
     *
     * @param file the configuration's name
     * @param line from 1; 0 where no line can be named
     * @param key the full key, such as {@code rdbms.params.port}; empty where the text as a whole is meant
     * @param value what stands there; null where nothing does, or where it is a secret
     * @param rule what the key must be and what to do, such as {@code it must be a number from 1 to 65535}
     */
    public record Problem(
            String file, int line, String key, @Nullable String value, String rule) implements Serializable {

        @Override
        public String toString() {
            String place = line == 0 ? file : file + ":" + line;
            String subject = key.isEmpty() ? "" : "key '" + key + "' ";
            String shown = value == null ? "" : "was '" + value + "' but ";
            return place + ": " + subject + shown + rule;
        }
    }
}
