package io.bucketeer.data.testkit.embedded;

import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a server on another port when somebody has taken the chosen one in the meantime. */
final class PortRetry {

    private static final Logger LOG = LoggerFactory.getLogger(PortRetry.class);

    private static final int ATTEMPTS = 5;

    private PortRetry() {}

    static EmbeddedServer start(IntFunction<EmbeddedServer> starter) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return starter.apply(Loopback.freePort());
            } catch (PortTakenException e) {
                LOG.debug("once more: {}", e.getMessage());
            }
        }
        return starter.apply(Loopback.freePort());
    }
}
