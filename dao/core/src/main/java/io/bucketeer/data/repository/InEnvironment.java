package io.bucketeer.data.repository;

import java.util.Objects;

/**
 * Something together with the environment that it belongs to: what a directory gives, since it crosses environments.
 *
 * @param environmentId the environment, which may be {@code ""}
 * @param item what belongs to it
 */
public record InEnvironment<T>(String environmentId, T item) {

    public InEnvironment {
        Objects.requireNonNull(environmentId, "InEnvironment.environmentId is null");
        Objects.requireNonNull(item, "InEnvironment.item is null");
    }
}
