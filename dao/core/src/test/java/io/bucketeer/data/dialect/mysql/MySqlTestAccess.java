package io.bucketeer.data.dialect.mysql;

import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.dialect.Dialect;

/** The dialect without a server, for tests of other packages. */
public final class MySqlTestAccess {

    private MySqlTestAccess() {}

    public static Dialect dialect() {
        return new MySqlDialect(PoolConfig.defaults());
    }
}
