package io.bucketeer.data.testkit;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that starts when first asked for. A failure is kept as well: what did not start for the first test class
 * will not start for the next, and each attempt may take a minute.
 */
final class SharedServer<S> {

    private static final Logger LOG = LoggerFactory.getLogger(TestServers.class);

    private final String name;
    private final Function<ServerSource, S> opener;

    private @Nullable S server;
    private @Nullable TestServerException failure;

    SharedServer(String name, Function<ServerSource, S> opener) {
        this.name = name;
        this.opener = opener;
    }

    synchronized S get() {
        if (failure != null) {
            throw failure;
        }
        if (server == null) {
            server = start();
        }
        return server;
    }

    /** A build that passes the property on passes it empty when nobody set it. */
    private static @Nullable String mode() {
        String mode = System.getProperty("testkit.mode", "");
        return mode.isBlank() ? null : mode;
    }

    private S start() {
        try {
            ServerChoice<S> choice = ServerChoice.make(name, mode(), ServerSource.ALL, opener);
            LOG.info("{}", choice.announcement());
            return choice.server();
        } catch (TestServerException e) {
            failure = e;
            throw e;
        }
    }
}
