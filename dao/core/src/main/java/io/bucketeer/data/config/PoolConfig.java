package io.bucketeer.data.config;

import java.time.Duration;

/**
 * The limits of a connection pool. Defaults stand at {@link PoolConfigBuilder}; each of {@code lockTimeout}, {@code
 * statementTimeout} and {@code socketTimeout} is shorter than the next.
 *
 * @param maximumSize the most connections that this process opens, 1 to 1000
 * @param connectionTimeout the longest wait for a connection, 250 ms to 1 minute
 * @param lockTimeout the longest wait for a row that others have locked, whole seconds, 1 second to 1 minute
 * @param statementTimeout the longest run of one statement, whole seconds, 1 second to 1 hour
 * @param socketTimeout the longest silence of the server before the connection is dropped, whole seconds, 1 second to
 *     2 hours
 * @param keepaliveTime how often an idle connection is tried, 30 seconds to 1 hour; zero: never
 * @param maxLifetime the age at which a connection is replaced, 1 minute to 24 hours
 * @param leakDetection how long a connection may be in use before a warning is logged, 2 seconds to 1 hour; zero: no
 *     warning
 * @param pooler whether a transaction-mode pooler stands in front of PostgreSQL, so that nothing may be prepared
 *     there
 */
public record PoolConfig(
        int maximumSize,
        Duration connectionTimeout,
        Duration lockTimeout,
        Duration statementTimeout,
        Duration socketTimeout,
        Duration keepaliveTime,
        Duration maxLifetime,
        Duration leakDetection,
        boolean pooler) {

    /** @throws io.bucketeer.data.error.ConfigurationException with everything that is out of range */
    public PoolConfig {
        new Check("PoolConfig")
                .value(Keys.MAXIMUM_SIZE, maximumSize)
                .value(Keys.CONNECTION_TIMEOUT, connectionTimeout)
                .value(Keys.LOCK_TIMEOUT, lockTimeout)
                .value(Keys.STATEMENT_TIMEOUT, statementTimeout)
                .value(Keys.SOCKET_TIMEOUT, socketTimeout)
                .value(Keys.KEEPALIVE_TIME, keepaliveTime)
                .value(Keys.MAX_LIFETIME, maxLifetime)
                .value(Keys.LEAK_DETECTION, leakDetection)
                .shorter(Keys.LOCK_TIMEOUT, lockTimeout, Keys.STATEMENT_TIMEOUT, statementTimeout)
                .shorter(Keys.STATEMENT_TIMEOUT, statementTimeout, Keys.SOCKET_TIMEOUT, socketTimeout)
                .shorter(Keys.KEEPALIVE_TIME, keepaliveTime, Keys.MAX_LIFETIME, maxLifetime)
                .throwIfAny();
    }

    /** Every limit at its default. */
    public static PoolConfig defaults() {
        return builder().build();
    }

    /** A builder that starts with the defaults. */
    public static PoolConfigBuilder builder() {
        return new PoolConfigBuilder();
    }
}
