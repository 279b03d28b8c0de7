package io.bucketeer.data.migration;

/**
 * One migration as the library and the database know it.
 *
 * @param version its version, such as {@code 1.3}
 * @param description what it does, in words
 * @param state how far it got in this database
 */
public record MigrationStep(String version, String description, State state) {

    /** How far a migration got. */
    public enum State {
        /** Known here, not yet applied. */
        PENDING,
        /** Applied. */
        APPLIED,
        /** Begun and not ended; it may have left a part behind. */
        FAILED,
        /** Taken as applied, because the database was adopted at this version or a later one. */
        BASELINE,
        /** Applied by a newer or another release; not known here. */
        UNKNOWN
    }
}
