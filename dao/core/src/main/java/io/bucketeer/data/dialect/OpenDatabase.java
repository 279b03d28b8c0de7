package io.bucketeer.data.dialect;

import javax.sql.DataSource;

/**
 * A database that was opened and checked. Closing it closes its pool.
 *
 * @param dataSource the pool; connections come with auto-commit on, READ COMMITTED, and all time-outs set
 * @param dialect what this database says or does differently
 * @param closer closes the pool
 */
public record OpenDatabase(DataSource dataSource, Dialect dialect, Runnable closer) implements AutoCloseable {

    @Override
    public void close() {
        closer.run();
    }
}
