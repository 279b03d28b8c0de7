package io.bucketeer.data.dialect.mysql;

import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.dialect.DatabaseDriver;
import io.bucketeer.data.dialect.Dialect;
import io.bucketeer.data.dialect.PooledDatabaseProvider;

/** Opens MySQL databases; public for {@link java.util.ServiceLoader}. */
public final class MySqlDatabaseProvider extends PooledDatabaseProvider {

    @Override
    public String type() {
        return MySqlDialect.TYPE;
    }

    @Override
    protected DatabaseDriver driver() {
        return new MySqlDriver();
    }

    @Override
    protected Dialect dialect(PoolConfig pool) {
        return new MySqlDialect(pool);
    }
}
