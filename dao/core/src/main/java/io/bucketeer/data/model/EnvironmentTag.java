package io.bucketeer.data.model;

import java.util.Objects;

/**
 * A tag with the environment that it belongs to. Immutable.
 *
 * @param tag the tag
 * @param environment the environment that it belongs to; archived ones are not left out
 */
public record EnvironmentTag(Tag tag, Environment environment) {

    public EnvironmentTag {
        Objects.requireNonNull(tag, "EnvironmentTag.tag is null");
        Objects.requireNonNull(environment, "EnvironmentTag.environment is null");
    }
}
