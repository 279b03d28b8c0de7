package io.bucketeer.data.repository;

/**
 * How many features an environment has, without archived and deleted ones.
 *
 * @param total all of them; those that were never used count here only
 * @param active those of status {@link FeatureStatus#ACTIVE}
 * @param inactive those of status {@link FeatureStatus#NO_ACTIVITY}
 */
public record FeatureSummary(long total, long active, long inactive) {}
