package io.bucketeer.data.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.watch.Canary;
import io.bucketeer.data.watch.Occurrence;
import io.bucketeer.data.watch.SecretWatch;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Every test of this module is watched, though none of them says so. */
final class WatchedTest {

    @AfterEach
    void endBridge() {
        SLF4JBridgeHandler.uninstall();
    }

    @Test
    void standardStreams_areSearched() {
        System.out.println(Canary.random());
        assertThat(SecretWatch.start().drain()).extracting(Occurrence::source).containsExactly("System.out");
    }

    /** A command hands on what drivers log, and takes all other handlers away. */
    @Test
    void whatDriversSayDuringACommand_isSearched() {
        Logging.start();
        Logger.getLogger("org.postgresql.Driver").finer(Canary.random());
        assertThat(SecretWatch.start().drain()).extracting(Occurrence::source).containsExactly("org.postgresql.Driver");
    }
}
