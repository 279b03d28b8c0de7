package io.bucketeer.data.benchmarks.report;

import io.bucketeer.data.benchmarks.subject.Subject;

/**
 * What is measured at a time.
 *
 * @param operation a method of the benchmark class
 * @param database {@code postgres} or {@code mysql}
 * @param subject who does it
 */
public record Case(String operation, String database, Subject subject) {

    /** The same work done by somebody else. */
    Case by(Subject other) {
        return new Case(operation, database, other);
    }

    @Override
    public String toString() {
        return operation + " on " + database + " by " + subject.label();
    }
}
