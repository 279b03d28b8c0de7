package io.bucketeer.data.config;

import java.time.Duration;

/** Collects the limits of a pool; what is not set keeps its default. Not thread-safe. */
public final class PoolConfigBuilder {

    private int maximumSize = Keys.MAXIMUM_SIZE.requireFallback();
    private Duration connectionTimeout = Keys.CONNECTION_TIMEOUT.requireFallback();
    private Duration lockTimeout = Keys.LOCK_TIMEOUT.requireFallback();
    private Duration statementTimeout = Keys.STATEMENT_TIMEOUT.requireFallback();
    private Duration socketTimeout = Keys.SOCKET_TIMEOUT.requireFallback();
    private Duration keepaliveTime = Keys.KEEPALIVE_TIME.requireFallback();
    private Duration maxLifetime = Keys.MAX_LIFETIME.requireFallback();
    private Duration leakDetection = Keys.LEAK_DETECTION.requireFallback();
    private boolean pooler = Keys.POOLER.requireFallback();

    PoolConfigBuilder() {}

    /** The most connections that this process opens, 1 to 1000; 10 unless given. */
    public PoolConfigBuilder maximumSize(int value) {
        maximumSize = value;
        return this;
    }

    /** The longest wait for a connection, 250 ms to 1 minute; 2 seconds unless given. */
    public PoolConfigBuilder connectionTimeout(Duration value) {
        connectionTimeout = value;
        return this;
    }

    /**
     * The longest wait for a row that others have locked, whole seconds, 1 second to 1 minute; 3 seconds unless
     * given.
     */
    public PoolConfigBuilder lockTimeout(Duration value) {
        lockTimeout = value;
        return this;
    }

    /** The longest run of one statement, whole seconds, 1 second to 1 hour; 10 seconds unless given. */
    public PoolConfigBuilder statementTimeout(Duration value) {
        statementTimeout = value;
        return this;
    }

    /**
     * The longest silence of the server before the connection is dropped, whole seconds, 1 second to 2 hours; 30
     * seconds unless given.
     */
    public PoolConfigBuilder socketTimeout(Duration value) {
        socketTimeout = value;
        return this;
    }

    /** How often an idle connection is tried, 30 seconds to 1 hour; zero: never; 2 minutes unless given. */
    public PoolConfigBuilder keepaliveTime(Duration value) {
        keepaliveTime = value;
        return this;
    }

    /** The age at which a connection is replaced, 1 minute to 24 hours; 30 minutes unless given. */
    public PoolConfigBuilder maxLifetime(Duration value) {
        maxLifetime = value;
        return this;
    }

    /**
     * How long a connection may be in use before a warning is logged, 2 seconds to 1 hour; zero: no warning; zero
     * unless given.
     */
    public PoolConfigBuilder leakDetection(Duration value) {
        leakDetection = value;
        return this;
    }

    /**
     * Whether a transaction-mode pooler stands in front of PostgreSQL, so that nothing may be prepared there; false
     * unless given.
     */
    public PoolConfigBuilder pooler(boolean value) {
        pooler = value;
        return this;
    }

    /**
     * The limits.
     *
     * @throws io.bucketeer.data.error.ConfigurationException with everything that is out of range
     */
    public PoolConfig build() {
        return new PoolConfig(
                maximumSize,
                connectionTimeout,
                lockTimeout,
                statementTimeout,
                socketTimeout,
                keepaliveTime,
                maxLifetime,
                leakDetection,
                pooler);
    }
}
