package io.bucketeer.data.migration;

/**
 * One of the two halves of the schema. Each has its own migrations and its own history, so a database may hold either
 * or both, in any order.
 */
public enum SchemaHalf {
    /** Organizations, projects, environments, tags and features. */
    OPERATIONAL("operational"),
    /** Evaluation and goal events. No release has migrations for them yet. */
    EVENTS("events");

    private final String component;

    SchemaHalf(String component) {
        this.component = component;
    }

    /** Its name in table {@code bucketeer_schema}. */
    public String component() {
        return component;
    }
}
