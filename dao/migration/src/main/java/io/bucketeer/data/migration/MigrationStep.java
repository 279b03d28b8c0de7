package io.bucketeer.data.migration;

import java.util.List;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/**
 * One migration as the library and the database know it.
 *
 * @param version its version, such as {@code 1.3}
 * @param description what it does, in words
 * @param file the name of its file, without a path; what stands in its place in the history where there is none
 * @param state how far it got in this database
 */
public record MigrationStep(String version, String description, String file, State state) {

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
        UNKNOWN;

        private static State of(MigrationState state) {
            return switch (state) {
                case BASELINE, BELOW_BASELINE, BASELINE_IGNORED -> BASELINE;
                case FAILED, FUTURE_FAILED, MISSING_FAILED -> FAILED;
                case FUTURE_SUCCESS, MISSING_SUCCESS, DELETED, UNDONE -> UNKNOWN;
                case SUCCESS, OUT_OF_ORDER, OUTDATED, SUPERSEDED -> APPLIED;
                case PENDING, ABOVE_TARGET, IGNORED, AVAILABLE -> PENDING;
            };
        }
    }

    /** Those of some steps, in order, that come after a version. */
    static List<MigrationStep> after(String version, List<MigrationStep> steps) {
        MigrationVersion last = MigrationVersion.fromVersion(version);
        return steps.stream()
                .filter(step -> MigrationVersion.fromVersion(step.version()).compareTo(last) > 0)
                .toList();
    }

    static MigrationStep of(MigrationInfo info) {
        return new MigrationStep(
                info.getVersion().toString(), info.getDescription(), info.getScript(), State.of(info.getState()));
    }
}
