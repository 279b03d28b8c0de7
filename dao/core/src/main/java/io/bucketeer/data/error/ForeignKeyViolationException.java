package io.bucketeer.data.error;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reference stands in the way: to a row that does not exist, or from a row that still needs this one. */
public final class ForeignKeyViolationException extends DataAccessException {

    private static final long serialVersionUID = 1L;

    static final Set<ErrorCode> CODES =
            Collections.unmodifiableSet(EnumSet.of(ErrorCode.FOREIGN_KEY_VIOLATION, ErrorCode.IN_USE));

    private final String constraintName;

    /** @throws IllegalArgumentException if the code belongs to another exception */
    public ForeignKeyViolationException(
            ErrorCode code, String constraintName, String failure, @Nullable Throwable cause) {
        super(requireOneOf(CODES, code), failure, cause);
        this.constraintName = constraintName;
    }

    /**
     * The violated constraint, by its name in the schema or, where this library keeps it, by the referring column; for
     * logs and people: the names differ between the databases, and the text is empty where the server does not tell.
     */
    public String constraintName() {
        return constraintName;
    }
}
