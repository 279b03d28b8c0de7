package io.bucketeer.data.contract;

import io.bucketeer.data.config.PoolConfig;

/** The same behind a transaction-mode pooler, where nothing may be prepared and arrays are not described before. */
final class PostgresBehindPoolerSegmentUserRepositoryIT extends SegmentUserRepositoryContract {

    @Override
    String type() {
        return "postgres";
    }

    @Override
    void prepareServer() {
        for (String setting : new String[] {
            "statement_timeout = '10s'", "lock_timeout = '3s'", "default_transaction_isolation = 'read committed'"
        }) {
            execute("ALTER DATABASE " + database.name() + " SET " + setting);
        }
    }

    @Override
    PoolConfig pool() {
        return PoolConfig.builder().pooler(true).build();
    }
}
