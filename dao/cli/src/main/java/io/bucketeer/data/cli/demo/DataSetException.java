package io.bucketeer.data.cli.demo;

/** A data file that cannot be used; the message is one line that says where and why. */
public final class DataSetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DataSetException(String message) {
        super(message);
    }
}
