package io.bucketeer.data.error;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call that is not allowed at this point, such as any call after {@code close()}; nothing was done. */
public final class IllegalUseException extends DataAccessException {

    private static final long serialVersionUID = 1L;

    static final Set<ErrorCode> CODES =
            Collections.unmodifiableSet(EnumSet.of(ErrorCode.ILLEGAL_USE, ErrorCode.CLOSED));

    /** @throws IllegalArgumentException if the code belongs to another exception */
    public IllegalUseException(ErrorCode code, String failure, @Nullable Throwable cause) {
        super(requireOneOf(CODES, code), failure, cause);
    }
}
