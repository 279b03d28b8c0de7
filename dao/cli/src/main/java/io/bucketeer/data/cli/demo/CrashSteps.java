package io.bucketeer.data.cli.demo;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.UnavailableException;
import io.bucketeer.data.model.Feature;
import java.time.Duration;
import java.util.Optional;

/** The server is killed in the middle of a unit of work, and comes back with all that it had acknowledged. */
final class CrashSteps {

    private static final String ID = "demo-crash";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Script script;
    private final String environment;
    private final Feature feature;

    CrashSteps(Script script) {
        this.script = script;
        this.environment = script.data().mainEnvironment();
        this.feature = Samples.rich(script.data(), ID);
    }

    void write() {
        Feature acknowledged = feature.toBuilder().id(ID + "-before").build();
        script.succeeds(
                "crash: insert a feature just before",
                database -> database.features().insert(environment, acknowledged));
        script.rows().put(environment, acknowledged);
        script.failsOn(
                "crash: KILL the server inside a unit of work",
                UnavailableException.class,
                ErrorCode.UNAVAILABLE,
                this::killInside);
        script.fails(
                "crash: find a feature while it is down",
                UnavailableException.class,
                ErrorCode.UNAVAILABLE,
                database -> database.features().find(environment, ID));
        script.succeedsOn("crash: start the server again", this::restart);
        script.answers(
                "crash: find what the unit left behind",
                Optional.empty(),
                database -> database.features().findIncludingDeleted(environment, ID));
        script.answers(
                "crash: find what was acknowledged before",
                Optional.of(acknowledged),
                database -> database.features().find(environment, acknowledged.id()));
        script.succeeds(
                "crash: run the unit again",
                database -> database.inTransaction(session -> {
                    session.features().insert(environment, feature);
                    return Script.DONE;
                }));
        script.rows().put(environment, feature);
    }

    private void killInside(OpenedDatabase database) {
        BucketeerData data = database.data();
        data.inTransaction(session -> {
            session.features().insert(environment, feature);
            database.owned().kill();
            return session.features().find(environment, ID);
        });
    }

    /** Its connections come back by themselves. */
    private void restart(OpenedDatabase database) {
        database.owned().restart();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                database.data().features().find(environment, ID);
                return;
            } catch (UnavailableException e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
