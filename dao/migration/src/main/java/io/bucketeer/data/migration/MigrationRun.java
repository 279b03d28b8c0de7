package io.bucketeer.data.migration;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.jspecify.annotations.Nullable;

/** One run of migrate, which goes on after locks that were not had in time as long as the limits allow. */
final class MigrationRun implements MigrationListener {

    private final Engine engine;
    private final Half half;
    private final MigrationSession session;
    private final MigrationLimits limits;
    private final MigrationListener listener;
    private final Failures failures;
    private final Set<String> applied = new LinkedHashSet<>();
    private final long end;
    private @Nullable MigrationStep current;
    private int tries;

    MigrationRun(
            Engine engine, Half half, MigrationSession session, MigrationLimits limits, MigrationListener listener) {
        this.engine = engine;
        this.half = half;
        this.session = session;
        this.limits = limits;
        this.listener = listener;
        this.failures = new Failures(engine);
        this.end = System.nanoTime() + limits.turnTimeout().toNanos();
    }

    /**
     * Applies what is missing, and returns the versions that were.
     *
     * @param flyway works in the session that has the turn and tells this run of each migration
     * @throws FlywayException when the history does not fit
     */
    List<String> apply(Flyway flyway) {
        while (true) {
            try {
                flyway.migrate();
                return List.copyOf(applied);
            } catch (FlywayException e) {
                if (e.getErrorCode() == CoreErrorCode.VALIDATE_ERROR) {
                    throw e;
                }
                pauseOrThrow(e);
            }
        }
    }

    @Override
    public void begins(MigrationStep step) {
        current = step;
        listener.begins(step);
    }

    @Override
    public void ends(MigrationStep step, Duration duration) {
        applied.add(step.version());
        tries = 0;
        listener.ends(step, duration);
    }

    private void pauseOrThrow(FlywayException e) {
        if (engine.isFlywayLockTimeout(e)) {
            if (System.nanoTime() - end >= 0) {
                throw Failures.ofTurn(limits.turnTimeout(), null);
            }
            return;
        }
        if (!engine.isLockTimeout(e)) {
            throw failures.ofRun(e, current);
        }
        if (e instanceof FlywayMigrateException migration && !forgets(migration)) {
            throw failures.ofMigration(migration);
        }
        tries++;
        if (tries > limits.lockRetries()) {
            throw failures.ofLock(e, current, tries);
        }
        Pause.of(limits.pauseAfter(tries));
    }

    /** A lock that was not had in time leaves nothing behind but the note of it, which would stop the next try. */
    private boolean forgets(FlywayMigrateException e) {
        return session.forgetFailed(half, e.getMigration().getVersion().toString());
    }
}
