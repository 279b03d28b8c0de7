package io.bucketeer.data.testkit;

/**
 * Where a server listens and how it came to be there.
 *
 * @param username administrator's name; empty for Redis
 * @param password the administrator's password; empty for Redis
 * @param origin where the server comes from, for people
 */
record ServerAddress(String host, int port, String username, String password, String origin) {

    @Override
    public String toString() {
        return host + ":" + port + ", " + origin;
    }
}
