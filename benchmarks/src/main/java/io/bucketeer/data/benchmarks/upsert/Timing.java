package io.bucketeer.data.benchmarks.upsert;

/**
 * What one upload took.
 *
 * @param millis time in milliseconds
 * @param cpuMillis processor time of server and calling thread together; of the latter alone where the server is not on
 *     this machine
 */
record Timing(double millis, double cpuMillis) {}
