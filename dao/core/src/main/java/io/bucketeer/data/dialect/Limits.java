package io.bucketeer.data.dialect;

import io.bucketeer.data.config.PoolConfig;
import java.time.Duration;

/**
 * How long anything may take on a connection once it is open; whole seconds.
 *
 * @param lock the longest wait for what others have locked
 * @param statement the longest run of one statement; zero: no limit
 * @param answer the longest silence of the server before the connection is dropped; zero: no limit
 */
public record Limits(Duration lock, Duration statement, Duration answer) {

    /** Those of the configuration. */
    static Limits ofService(PoolConfig pool) {
        return new Limits(pool.lockTimeout(), pool.statementTimeout(), pool.socketTimeout());
    }

    /** Work on the schema may copy a table of any size, and the server is silent while it does. */
    static Limits ofMigration(PoolConfig pool) {
        return new Limits(pool.lockTimeout(), Duration.ZERO, Duration.ZERO);
    }
}
