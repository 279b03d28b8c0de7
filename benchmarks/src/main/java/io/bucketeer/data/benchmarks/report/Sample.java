package io.bucketeer.data.benchmarks.report;

/**
 * What one run of a case found, per call.
 *
 * @param micros time in microseconds
 * @param bytes mean allocation in bytes
 * @param clientMicros mean processor time of the calling thread in microseconds
 */
public record Sample(double micros, double bytes, double clientMicros) {}
