package io.bucketeer.data.benchmarks.upsert;

/**
 * What one run of a case found, for one upload: the medians of its calls.
 *
 * @param millis time in milliseconds
 * @param cpuMillis processor time of server and calling thread together; of the latter alone where the server is not on
 *     this machine
 */
record Timing(double millis, double cpuMillis) {}
