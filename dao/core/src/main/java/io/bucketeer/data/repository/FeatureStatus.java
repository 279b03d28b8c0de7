package io.bucketeer.data.repository;

import java.time.Duration;

/**
 * What a feature's last use says of it. It was last used when the newest of its {@code lastUsedAt} says so, whatever
 * version of the feature that was.
 */
public enum FeatureStatus {
    /** Never used. */
    NEW,
    /** Last used within {@link #ACTIVE_TIME}. */
    ACTIVE,
    /** Last used before that. */
    NO_ACTIVITY;

    /** How long a feature stays active after its last use: 7 days, the last second included. */
    public static final Duration ACTIVE_TIME = Duration.ofDays(7);
}
