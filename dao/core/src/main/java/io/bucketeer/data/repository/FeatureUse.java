package io.bucketeer.data.repository;

import java.util.Map;

/**
 * What the features of an environment come to, each in one statement.
 *
 * <p>Every method throws a {@link io.bucketeer.data.error.DataAccessException} that says the cause. Inside a unit of
 * work a call takes part in it. Thread-safe.
 */
public interface FeatureUse {

    /** How many features there are, and how many were used lately, as of now. */
    FeatureSummary summary(String environmentId);

    /**
     * How many features that are not deleted carry each tag, archived ones too; tags that none carries are not in the
     * map. Names are compared exactly, and the map goes through them by code point.
     */
    Map<String, Long> countByTag(String environmentId);
}
