package io.bucketeer.data.testkit.embedded;

/**
 * Starts servers from binaries on the class path. Every call starts another one. Each server listens on a free port of
 * the loopback address, keeps its data in the directory for temporary files, and ends with the JVM, however it ends.
 *
 * <p>Every method throws {@link EmbeddedServerException} when this machine cannot run the server. Thread-safe.
 */
public final class EmbeddedServers {

    private EmbeddedServers() {}

    /** Starts a MySQL server. */
    public static EmbeddedServer mysql() {
        return new MySqlLauncher(Platform.current(), CacheDirectory.find()).start();
    }

    /** Starts a PostgreSQL server. */
    public static EmbeddedServer postgres() {
        return new PostgresLauncher(Platform.current(), CacheDirectory.find()).start();
    }

    /** Starts a Redis server. */
    public static EmbeddedServer redis() {
        return new RedisLauncher(Platform.current(), CacheDirectory.find()).start();
    }
}
