package io.bucketeer.data.testkit;

/** A running Redis server without a password. Thread-safe. */
public interface RedisServer {

    /** Host name or address. */
    String host();

    /** TCP port. */
    int port();

    /** Version, origin and port in one line, for people. */
    String description();
}
