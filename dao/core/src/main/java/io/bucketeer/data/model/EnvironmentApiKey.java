package io.bucketeer.data.model;

import java.util.Objects;

/**
 * An API key with what it opens: what has to be known before a program is let in. Nothing is left out for being
 * switched off: ask {@code apiKey.disabled()}, {@code environment.archived()} and {@code projectDisabled()}.
 *
 * <p>Immutable.
 *
 * @param apiKey the key
 * @param environment the environment that it belongs to
 * @param projectUrlCode the short name of the environment's project
 * @param projectDisabled whether that project is switched off; Bucketeer calls it {@code environment_disabled}
 */
public record EnvironmentApiKey(
        ApiKey apiKey, Environment environment, String projectUrlCode, boolean projectDisabled) {

    public EnvironmentApiKey {
        Objects.requireNonNull(apiKey, "EnvironmentApiKey.apiKey is null");
        Objects.requireNonNull(environment, "EnvironmentApiKey.environment is null");
        Objects.requireNonNull(projectUrlCode, "EnvironmentApiKey.projectUrlCode is null");
    }

    /** The environment's project. */
    public String projectId() {
        return environment.projectId();
    }
}
