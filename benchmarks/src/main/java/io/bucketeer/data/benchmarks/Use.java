package io.bucketeer.data.benchmarks;

/** What a database of the benchmark is for: reads are not to meet the traces of writes. */
public enum Use {
    READING,
    WRITING
}
