package io.bucketeer.data.cli.demo;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.testkit.DatabaseServer;
import io.bucketeer.data.testkit.PrivateServer;
import io.bucketeer.data.testkit.TestDatabase;

/**
 * One of the two databases, migrated and opened through the library.
 *
 * @param name for people
 * @param server where it is
 * @param database the way around the library, to look inside
 */
record OpenedDatabase(String name, DatabaseServer server, TestDatabase database, BucketeerData data)
        implements AutoCloseable {

    /** The server, where it is this run's own. */
    PrivateServer owned() {
        if (server instanceof PrivateServer owned) {
            return owned;
        }
        throw new IllegalStateException("the server is not this run's own");
    }

    @Override
    public void close() {
        data.close();
        database.close();
    }
}
