package io.bucketeer.data.watch;

/**
 * A secret that was written.
 *
 * @param source the logger or stream that it came from
 * @param where the way of the program there; it does not hold the secret
 */
public record Occurrence(String source, Throwable where) {

    static Occurrence from(String source) {
        return new Occurrence(
                source, new Throwable("on thread " + Thread.currentThread().getName()));
    }
}
