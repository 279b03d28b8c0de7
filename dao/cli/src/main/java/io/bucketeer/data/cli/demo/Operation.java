package io.bucketeer.data.cli.demo;

import io.bucketeer.data.BucketeerData;

/**
 * One step of the script: a call, and the answer that both databases must give.
 *
 * @param name a few words, for the table
 */
record Operation(String name, Step step, Answer expected) {

    /** What is done to a database or its server; the same for both. */
    interface Step {

        /** The answer, whole; an exception is an answer as well. */
        Object on(OpenedDatabase database);
    }

    /** A step that answers nothing unless it fails. */
    interface Deed {

        void on(OpenedDatabase database);
    }

    /** What is done to a database through the library. */
    interface Call {

        /** The answer, whole. */
        Object on(BucketeerData database);
    }

    /** A call that answers nothing unless it fails. */
    interface Action {

        void on(BucketeerData database);
    }
}
