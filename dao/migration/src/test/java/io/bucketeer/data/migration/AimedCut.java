package io.bucketeer.data.migration;

import io.bucketeer.data.testkit.Relay;
import io.bucketeer.data.testkit.Relay.Message;

/** Cuts a line while a chosen migration runs. */
final class AimedCut {

    private final String version;
    private final int request;
    private final Message loss;
    private boolean missed;

    /**
     * @param request which request of that migration is the last one, from 1
     * @param loss what is lost then: the request, or the connection after it
     */
    AimedCut(String version, int request, Message loss) {
        this.version = version;
        this.request = request;
        this.loss = loss;
    }

    MigrationListener on(Relay line) {
        return new MigrationListener() {
            @Override
            public void begins(MigrationStep step) {
                if (step.version().equals(version)) {
                    line.lose(loss, request);
                } else {
                    missed = true;
                    line.cut();
                }
            }
        };
    }

    /** Whether another migration began, since that one had ended before the cut or had been applied before. */
    boolean missed() {
        return missed;
    }

    @Override
    public String toString() {
        return "request " + request + " of " + version + " " + loss;
    }
}
