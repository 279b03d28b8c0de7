package io.bucketeer.data.config;

import java.time.Duration;

/**
 * The limits of a connection pool. Defaults, ranges and meanings stand in {@code docs/configuration.md}; each of
 * {@code lockTimeout}, {@code statementTimeout} and {@code socketTimeout} is shorter than the next.
 *
 * @param keepaliveTime zero: off
 * @param leakDetection zero: off
 * @param pooler whether a transaction-mode pooler stands in front of PostgreSQL, so that nothing may be prepared there
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
