package io.bucketeer.data.benchmarks.upsert;

/**
 * What is measured at a time.
 *
 * @param operation what the upload meets
 * @param database {@code postgres} or {@code mysql}
 * @param way how it is done
 */
record Cell(Operation operation, String database, Way way) {

    /** The same work done in another way. */
    Cell by(Way other) {
        return new Cell(operation, database, other);
    }
}
