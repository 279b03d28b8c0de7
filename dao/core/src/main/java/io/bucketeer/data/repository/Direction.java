package io.bucketeer.data.repository;

/** Which way a list runs. Rows that are equal in the sort key run the same way by id. */
public enum Direction {
    ASCENDING,
    DESCENDING
}
