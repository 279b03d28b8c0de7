package io.bucketeer.data.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.bucketeer.data.BucketeerData;
import java.util.logging.Level;
import org.jooq.impl.DSL;
import org.jooq.tools.JooqLogger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is said anywhere is heard, or hearing no secret would mean nothing; the drivers' turn comes with a server. */
class CaptureTest {

    private static final String CANARY = "c4n4ry";

    private final Capture capture = new Capture(Level.FINER);

    @AfterEach
    void close() {
        capture.close();
    }

    @Test
    void ownLogger_isHeardAtTrace() {
        LoggerFactory.getLogger(BucketeerData.class).trace(CANARY);
        hears("io.bucketeer.data.BucketeerData");
    }

    @Test
    void ownLogger_isHeardInArgumentsPairsAndErrors() {
        LoggerFactory.getLogger(BucketeerData.class).trace("no place for it", CANARY);
        hears("io.bucketeer.data.BucketeerData");
        LoggerFactory.getLogger("pairs").atTrace().addKeyValue("key", CANARY).log("a pair");
        hears("pairs");
        LoggerFactory.getLogger("errors").trace("failed", new IllegalStateException(new Exception(CANARY)));
        hears("errors");
    }

    @Test
    void loggerWithALevelOfItsOwn_isHeardAtTrace() {
        LoggerFactory.getLogger("io.bucketeer.data.testkit.TestServers").trace(CANARY);
        hears("io.bucketeer.data.testkit.TestServers");
    }

    @Test
    void jooq_isHeardAtTrace() {
        JooqLogger.getLogger(DSL.class).trace(CANARY);
        hears("org.jooq.impl.DSL");
    }

    @Test
    void pool_isHeardAtTrace() {
        LoggerFactory.getLogger(HikariDataSource.class).trace(CANARY);
        hears("com.zaxxer.hikari.HikariDataSource");
    }

    @Test
    void javaUtilLogging_isHeardAtItsFinest() {
        java.util.logging.Logger logger = java.util.logging.Logger.getLogger("some.library");
        logger.log(Level.FINEST, "it is {0}", CANARY);
        hears("some.library");
        java.util.logging.Logger failing = java.util.logging.Logger.getLogger("another.library");
        failing.log(Level.FINEST, "failed", new IllegalStateException(CANARY));
        hears("another.library");
    }

    @Test
    void platformLogger_isHeardAtTrace() {
        System.getLogger("platform").log(System.Logger.Level.TRACE, CANARY);
        hears("platform");
    }

    @Test
    void postgresDriver_isHeardAtTheLevelAskedForAndNoDeeper() {
        java.util.logging.Logger driver =
                java.util.logging.Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
        driver.finest(CANARY);
        assertThat(capture.lines()).noneSatisfy(line -> assertThat(line).contains(CANARY));
        driver.finer(CANARY);
        hears("org.postgresql.core.v3.QueryExecutorImpl");
    }

    @Test
    void standardStreams_areHeard() {
        System.out.println(CANARY);
        hears("System.out");
        System.err.println(CANARY);
        hears("System.err");
    }

    @Test
    void close_givesBackWhatItTook() {
        capture.close();
        LoggerFactory.getLogger("afterwards").trace(CANARY);
        java.util.logging.Logger.getLogger("afterwards").finest(CANARY);
        assertThat(capture.lines()).noneSatisfy(line -> assertThat(line).contains(CANARY));
    }

    private void hears(String source) {
        assertThat(capture.lines())
                .anySatisfy(line -> assertThat(line).startsWith(source + ": ").contains(CANARY));
    }
}
