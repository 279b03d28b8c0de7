package io.bucketeer.data.config;

/** Gives a text that may change over time, such as the content of a file. Thread-safe; {@code toString} hides it. */
interface TextSource {

    String current();
}
