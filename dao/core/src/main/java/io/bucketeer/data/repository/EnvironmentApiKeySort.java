package io.bucketeer.data.repository;

/** What a list of the API keys of all environments may be ordered by; environment id and {@code id} break ties. */
public enum EnvironmentApiKeySort {
    /** By {@code name}. */
    NAME,
    /** By {@code createdAt}. */
    CREATED_AT,
    /** By {@code updatedAt}. */
    UPDATED_AT,
    /** By {@code role}, in the order of its numbers. */
    ROLE,
    /** By the name of the environment. */
    ENVIRONMENT,
    /** By {@code disabled}, false first. */
    STATE,
    /** By {@code lastUsedAt}. */
    LAST_USED_AT
}
