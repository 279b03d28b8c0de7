package io.bucketeer.data.jooq;

import org.jspecify.annotations.Nullable;

/**
 * What is being done to which thing, for the message of an error; turned into text only when there is one.
 *
 * @param verb {@code find}, {@code insert}, …
 * @param table the table
 * @param environmentId the environment
 * @param key the row's key; {@code null} where the action is about many rows
 */
record Action(
        String verb,
        String table,
        String environmentId,
        @Nullable String key) {

    @Override
    public String toString() {
        String row = key == null ? "" : " '" + key + "'";
        return verb + " " + table + row + " in environment '" + environmentId + "'";
    }
}
