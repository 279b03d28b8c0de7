package io.bucketeer.data.config;

import org.jspecify.annotations.Nullable;

/**
 * Where a server is, and what else its URL said.
 *
 * @param database empty where the engine has none
 * @param scheme null where there is no URL
 * @param user null where the URL names none
 * @param password null where the URL holds none
 */
record Endpoint(
        String host,
        int port,
        String database,
        @Nullable String scheme,
        @Nullable String user,
        @Nullable String password) {

    @Override
    public String toString() {
        return "Endpoint[" + Host.withPort(host, port) + "/" + database + "]";
    }
}
