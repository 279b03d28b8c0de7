package io.bucketeer.data.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.watch.Canary;
import io.bucketeer.data.watch.Occurrence;
import io.bucketeer.data.watch.SecretWatch;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.logging.LogFactory;
import org.junit.jupiter.api.Test;

/** Every test of this module is watched, though none of them says so; Flyway's loggers are off and heard all the same. */
final class WatchedTest {

    @Test
    void whateverFlywaySays_isSearched() {
        LogFactory.setConfiguration(Flyway.configure()); // keeps all to itself until it has one
        LogFactory.getLog(Flyway.class).debug(Canary.random());
        assertThat(SecretWatch.start().drain()).extracting(Occurrence::source).containsExactly(Flyway.class.getName());
    }
}
