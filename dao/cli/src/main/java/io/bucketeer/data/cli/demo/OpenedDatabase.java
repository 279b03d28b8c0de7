package io.bucketeer.data.cli.demo;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.testkit.TestDatabase;

/**
 * One of the two databases, migrated and opened through the library.
 *
 * @param name for people
 * @param database the way around the library, to look inside
 */
record OpenedDatabase(String name, TestDatabase database, BucketeerData data) implements AutoCloseable {

    @Override
    public void close() {
        data.close();
        database.close();
    }
}
