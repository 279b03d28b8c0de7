package io.bucketeer.data.differential;

/** What a program throws itself, to have a unit of work rolled back. */
final class DeliberateException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
