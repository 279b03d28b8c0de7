package io.bucketeer.data.error;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything this library throws on purpose, but for arguments that are null or out of range, which meet
 * the {@link NullPointerException} and {@link IllegalArgumentException} of the JDK. Its subtypes name the cause and are
 * the same on every database; {@link #code()} is stable and finer. A message reads {@code CODE: what failed, for which
 * thing, and why. Remedy.} and never holds a stored value, an API key or a password.
 */
public abstract sealed class DataAccessException extends RuntimeException
        permits CommitOutcomeUnknownException,
                ConfigurationException,
                DuplicateKeyException,
                ForeignKeyViolationException,
                IllegalUseException,
                InternalDataAccessException,
                InvalidDataException,
                NotFoundException,
                OptimisticLockException,
                RollbackOnlyException,
                TimeoutException,
                TransientDataAccessException,
                UnavailableException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * @param failure what failed, for which thing, and the state that explains it; the remedy is added here
     * @param cause what led to it, already free of values: a driver's own exception is passed as {@link DriverError}
     */
    DataAccessException(ErrorCode code, String failure, @Nullable Throwable cause) {
        super(render(code, failure), cause);
        this.code = code;
    }

    /** The stable code. */
    public final ErrorCode code() {
        return code;
    }

    static ErrorCode requireOneOf(Set<ErrorCode> allowed, ErrorCode code) {
        if (!allowed.contains(code)) {
            throw new IllegalArgumentException(
                    "code " + code + " belongs to another exception; allowed are " + allowed);
        }
        return code;
    }

    private static String render(ErrorCode code, String failure) {
        String text = code.name() + ": " + failure.strip();
        if (text.indexOf('\n') >= 0) {
            return text + "\n" + code.remedy();
        }
        return text + (text.endsWith(".") ? " " : ". ") + code.remedy();
    }
}
