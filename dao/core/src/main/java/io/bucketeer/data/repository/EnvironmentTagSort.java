package io.bucketeer.data.repository;

/** What a list of the tags of all environments may be ordered by; environment id and {@code id} break ties. */
public enum EnvironmentTagSort {
    /** By {@code name}. */
    NAME,
    /** By {@code createdAt}. */
    CREATED_AT,
    /** By {@code updatedAt}. */
    UPDATED_AT,
    /** By {@code entityType}, in the order of its numbers. */
    ENTITY_TYPE,
    /** By the name of the environment. */
    ENVIRONMENT
}
