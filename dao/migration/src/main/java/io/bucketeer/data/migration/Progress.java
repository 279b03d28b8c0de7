package io.bucketeer.data.migration;

import java.time.Duration;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Tells a listener about one run, whose migrations come one after the other. */
final class Progress extends BaseCallback {

    private final MigrationListener listener;
    private long start;

    Progress(MigrationListener listener) {
        this.listener = listener;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        MigrationStep step = MigrationStep.of(context.getMigrationInfo());
        if (event == Event.BEFORE_EACH_MIGRATE) {
            listener.begins(step);
            start = System.nanoTime();
        } else {
            listener.ends(step, Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
