package io.bucketeer.data.error;

import org.jspecify.annotations.Nullable;

/** An insert met a row with the same key; nothing was written. */
public final class DuplicateKeyException extends DataAccessException {

    private static final long serialVersionUID = 1L;

    private final String constraintName;

    public DuplicateKeyException(String constraintName, String failure, @Nullable Throwable cause) {
        super(ErrorCode.DUPLICATE_KEY, failure, cause);
        this.constraintName = constraintName;
    }

    /**
     * The violated unique constraint, by its name in the schema, for logs and people: the names differ between the
     * databases, and the text is empty where the server does not tell.
     */
    public String constraintName() {
        return constraintName;
    }
}
