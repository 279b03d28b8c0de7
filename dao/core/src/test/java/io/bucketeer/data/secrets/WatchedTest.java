package io.bucketeer.data.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.watch.Canary;
import io.bucketeer.data.watch.Occurrence;
import io.bucketeer.data.watch.SecretWatch;
import java.util.logging.Logger;
import org.jooq.impl.DSL;
import org.jooq.tools.JooqLogger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Every test of this module is watched, though none of them says so: whatever the library, what it stands on, or a test
 * writes is searched for canaries, passwords of test servers and secrets of API keys.
 */
class WatchedTest {

    private final String canary = Canary.random();

    @Test
    void whateverIsWritten_isSearched() {
        LoggerFactory.getLogger(BucketeerData.class).trace(canary);
        JooqLogger.getLogger(DSL.class).trace(canary);
        LoggerFactory.getLogger(HikariDataSource.class).trace(canary);
        Logger.getLogger("org.postgresql.Driver").finer(canary);
        System.err.println(canary);
        assertThat(SecretWatch.start().drain())
                .extracting(Occurrence::source)
                .containsExactly(
                        BucketeerData.class.getName(),
                        DSL.class.getName(),
                        HikariDataSource.class.getName(),
                        "org.postgresql.Driver",
                        "System.err");
    }

    @Test
    void madeSecretOfAnApiKey_isKnownByItsForm() {
        LoggerFactory.getLogger(BucketeerData.class)
                .trace("made {}", ApiKeySecret.generate().reveal());
        assertThat(SecretWatch.start().drain()).hasSize(1);
    }
}
