package io.bucketeer.data.cli.demo;

import io.bucketeer.data.BucketeerData;

/**
 * One step of the script: a call, and the answer that both databases must give.
 *
 * @param name a few words, for the table
 */
record Operation(String name, Call call, Answer expected) {

    /** What is done to a database; the same for both. */
    interface Call {

        /** The answer, whole; an exception is an answer as well. */
        Object on(BucketeerData database);
    }

    /** A call that answers nothing unless it fails. */
    interface Action {

        void on(BucketeerData database);
    }
}
