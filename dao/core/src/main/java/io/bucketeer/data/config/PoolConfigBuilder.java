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

    public PoolConfigBuilder maximumSize(int value) {
        maximumSize = value;
        return this;
    }

    public PoolConfigBuilder connectionTimeout(Duration value) {
        connectionTimeout = value;
        return this;
    }

    public PoolConfigBuilder lockTimeout(Duration value) {
        lockTimeout = value;
        return this;
    }

    public PoolConfigBuilder statementTimeout(Duration value) {
        statementTimeout = value;
        return this;
    }

    public PoolConfigBuilder socketTimeout(Duration value) {
        socketTimeout = value;
        return this;
    }

    public PoolConfigBuilder keepaliveTime(Duration value) {
        keepaliveTime = value;
        return this;
    }

    public PoolConfigBuilder maxLifetime(Duration value) {
        maxLifetime = value;
        return this;
    }

    public PoolConfigBuilder leakDetection(Duration value) {
        leakDetection = value;
        return this;
    }

    public PoolConfigBuilder pooler(boolean value) {
        pooler = value;
        return this;
    }

    /** @throws io.bucketeer.data.error.ConfigurationException with everything that is out of range */
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
