package io.bucketeer.data.benchmarks.report;

/**
 * What a table takes on disk, in bytes.
 *
 * @param table what it is, in words
 * @param rows the rows themselves, with what is stored out of line
 * @param indexes all its indexes but one that holds the rows
 */
public record TableSize(String table, long rows, long indexes) {

    long total() {
        return rows + indexes;
    }
}
