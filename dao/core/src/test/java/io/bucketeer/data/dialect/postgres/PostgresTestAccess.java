package io.bucketeer.data.dialect.postgres;

import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.dialect.Dialect;

/** The dialect without a server, for tests of other packages. */
public final class PostgresTestAccess {

    private PostgresTestAccess() {}

    public static Dialect dialect() {
        return new PostgresDialect(PoolConfig.defaults());
    }
}
