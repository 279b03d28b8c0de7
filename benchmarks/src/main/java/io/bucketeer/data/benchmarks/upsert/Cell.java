package io.bucketeer.data.benchmarks.upsert;

/**
 * What is measured at a time.
 *
 * @param operation a method of the benchmark class
 * @param database {@code postgres} or {@code mysql}
 * @param way how it is done
 */
record Cell(String operation, String database, Way way) {

    /** The same work done in another way. */
    Cell by(Way other) {
        return new Cell(operation, database, other);
    }

    @Override
    public String toString() {
        return operation + " on " + database + " by " + way.label();
    }
}
