package io.bucketeer.data.dialect;

/** A stored nested value does not have the shape that its type has; the message names the place, never the value. */
public final class MalformedValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedValueException(String message) {
        super(message);
    }
}
