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
        Platform.current().requireLinuxOnX86("MySQL");
        return PortRetry.start(MySqlLauncher.prepare(CacheDirectory.find())::start);
    }

    /** Starts a PostgreSQL server. */
    public static EmbeddedServer postgres() {
        Platform.current().requireLinuxOnX86("PostgreSQL");
        return PortRetry.start(PostgresLauncher.prepare(CacheDirectory.find())::start);
    }

    /** Starts a Redis server. */
    public static EmbeddedServer redis() {
        Platform.current().requireLinuxOnX86("Redis");
        return PortRetry.start(RedisLauncher.prepare(CacheDirectory.find())::start);
    }
}
