package io.bucketeer.data.testkit;

/** A running database server, with the credentials of an administrator. Thread-safe. */
public interface DatabaseServer {

    /** {@code mysql} or {@code postgres}. */
    String type();

    /** Host name or address. */
    String host();

    /** TCP port. */
    int port();

    /** An administrator's name. */
    String username();

    /** The administrator's password. */
    String password();

    /** Version, origin and port in one line, for people. */
    String description();

    /**
     * A new empty database with a unique name; dropped by {@link TestDatabase#close()}, at the latest with the JVM.
     *
     * @param purpose a few words that will lead the name, such as the test class; other characters than letters and
     *     digits become underscores
     */
    TestDatabase createDatabase(String purpose);
}
