package io.bucketeer.data.benchmarks.report;

/**
 * What one run of a case found, per call.
 *
 * @param micros mean time in microseconds
 * @param bytes mean allocation in bytes
 */
public record Sample(double micros, double bytes) {}
