package io.bucketeer.data.testkit.embedded;

/**
 * A running server on the loopback address. It ends with the JVM.
 *
 * @param username administrator's name; empty for Redis
 * @param password the administrator's password; empty for Redis
 * @param origin what was started and how, for people
 */
public record EmbeddedServer(int port, String username, String password, String origin, ServerProcess process) {

    /** Always the loopback address: nothing else can reach the server. */
    public String host() {
        return Loopback.ADDRESS;
    }

    @Override
    public String toString() {
        return origin + " at " + host() + ":" + port;
    }
}
