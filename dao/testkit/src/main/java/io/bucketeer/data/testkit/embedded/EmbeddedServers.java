package io.bucketeer.data.testkit.embedded;

import org.jspecify.annotations.Nullable;

/**
 * Starts servers from binaries on the class path, or from packages. Every call starts another one. Each server listens
 * on a free port of the loopback address, keeps its data in the directory for temporary files, and ends with the JVM,
 * however it ends.
 *
 * <p>Every method throws {@link EmbeddedServerException} when this machine cannot run the server. Thread-safe.
 */
public final class EmbeddedServers {

    private EmbeddedServers() {}

    /**
     * Starts a MySQL server.
     *
     * @param version 8.0.31, 9.7, which is fetched from Debian unstable once, or null, which is 8.0.31
     */
    public static EmbeddedServer mysql(@Nullable VersionLine version, Durability durability) {
        Platform.current().requireLinuxOnX86("MySQL");
        CacheDirectory cache = CacheDirectory.find();
        MySqlLauncher launcher = MySqlLauncher.prepare(MySqlBinaries.provide(version, cache), cache);
        return PortRetry.start(port -> launcher.start(port, durability));
    }

    /**
     * Starts a PostgreSQL server of the version on the class path.
     *
     * @param version what that must be; null when any will do
     */
    public static EmbeddedServer postgres(@Nullable VersionLine version, Durability durability) {
        Platform.current().requireLinuxOnX86("PostgreSQL");
        PostgresLauncher launcher = PostgresLauncher.prepare(version, CacheDirectory.find());
        return PortRetry.start(port -> launcher.start(port, durability));
    }

    /** Starts a Redis server. */
    public static EmbeddedServer redis() {
        Platform.current().requireLinuxOnX86("Redis");
        return PortRetry.start(RedisLauncher.prepare(CacheDirectory.find())::start);
    }
}
