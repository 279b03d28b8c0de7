package io.bucketeer.data.dialect.postgres;

import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.dialect.DatabaseDriver;
import io.bucketeer.data.dialect.Dialect;
import io.bucketeer.data.dialect.PooledDatabaseProvider;

/** Opens PostgreSQL databases; public for {@link java.util.ServiceLoader}. */
public final class PostgresDatabaseProvider extends PooledDatabaseProvider {

    @Override
    public String type() {
        return PostgresDialect.TYPE;
    }

    @Override
    protected DatabaseDriver driver() {
        return new PostgresDriver();
    }

    @Override
    protected Dialect dialect(PoolConfig pool) {
        return new PostgresDialect(pool);
    }
}
