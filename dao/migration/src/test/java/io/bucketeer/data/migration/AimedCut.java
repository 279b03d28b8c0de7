package io.bucketeer.data.migration;

import io.bucketeer.data.migration.CutLine.LastRequest;

/** Cuts a line while a chosen migration runs. */
final class AimedCut {

    private final String version;
    private final int request;
    private final LastRequest lastRequest;
    private boolean missed;

    /** @param request which request of that migration is the last one, from 1 */
    AimedCut(String version, int request, LastRequest lastRequest) {
        this.version = version;
        this.request = request;
        this.lastRequest = lastRequest;
    }

    MigrationListener on(CutLine line) {
        return new MigrationListener() {
            @Override
            public void begins(MigrationStep step) {
                if (step.version().equals(version)) {
                    line.cutAt(request, lastRequest);
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
        return "request " + request + " of " + version + " " + lastRequest;
    }
}
