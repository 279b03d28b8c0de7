package io.bucketeer.data.config;

import java.time.Duration;

/** Reads {@code pool}. */
final class PoolReader {

    private final Section pool;

    PoolReader(Section pool) {
        this.pool = pool;
    }

    /** The defaults after a problem was added. */
    PoolConfig read() {
        int maximumSize = pool.read(Keys.MAXIMUM_SIZE);
        Duration connectionTimeout = pool.read(Keys.CONNECTION_TIMEOUT);
        Duration lockTimeout = pool.read(Keys.LOCK_TIMEOUT);
        Duration statementTimeout = pool.read(Keys.STATEMENT_TIMEOUT);
        Duration socketTimeout = pool.read(Keys.SOCKET_TIMEOUT);
        Duration keepaliveTime = pool.read(Keys.KEEPALIVE_TIME);
        Duration maxLifetime = pool.read(Keys.MAX_LIFETIME);
        Duration leakDetection = pool.read(Keys.LEAK_DETECTION);
        boolean pooler = pool.read(Keys.POOLER);
        requireShorter(Keys.LOCK_TIMEOUT, lockTimeout, Keys.STATEMENT_TIMEOUT, statementTimeout);
        requireShorter(Keys.STATEMENT_TIMEOUT, statementTimeout, Keys.SOCKET_TIMEOUT, socketTimeout);
        requireShorter(Keys.KEEPALIVE_TIME, keepaliveTime, Keys.MAX_LIFETIME, maxLifetime);
        if (!pool.isSound()) {
            return PoolConfig.defaults();
        }
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

    /** Reported at whichever of the two keys was written, since the other may be a default. */
    private void requireShorter(Key<Duration> key, Duration value, Key<Duration> longerKey, Duration longer) {
        if (!pool.isSound(key) || !pool.isSound(longerKey) || value.compareTo(longer) < 0) {
            return;
        }
        if (pool.has(key)) {
            pool.refuse(key, Check.mustBeShorter(longerKey, longer));
        } else {
            pool.refuse(longerKey, Check.mustBeLonger(key, value));
        }
    }
}
