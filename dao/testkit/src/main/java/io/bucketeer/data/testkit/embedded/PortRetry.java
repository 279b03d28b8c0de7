package io.bucketeer.data.testkit.embedded;

import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a server on another port when somebody has taken the chosen one in the meantime. */
final class PortRetry {

    static final int ATTEMPTS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(PortRetry.class);

    private PortRetry() {}

    /**
     * Starts a server on a free port.
     *
     * @param starter starts it on the given port, or throws {@link PortTakenException}
     */
    static EmbeddedServer start(IntFunction<EmbeddedServer> starter) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return starter.apply(Loopback.freePort());
            } catch (PortTakenException e) {
                LOG.debug("{}; trying another port", e.getMessage());
            }
        }
        return starter.apply(Loopback.freePort());
    }
}
