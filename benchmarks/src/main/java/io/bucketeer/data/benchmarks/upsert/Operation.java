package io.bucketeer.data.benchmarks.upsert;

import java.util.Locale;

/** What an upload meets in the table. */
public enum Operation {
    /** Users who are not there. */
    FRESH,
    /** Users who are there as they are given. */
    UNCHANGED,
    /** Users who are there, all of them deleted, or all of them revived. */
    CHANGED;

    /** As reports name it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
