package io.bucketeer.data.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A secret that is written anywhere is heard in this JVM, and a test that wrote one fails. */
final class SecretWatchTest {

    private final String secret = Canary.random();

    @Test
    void messageBelowTheLevel_isHeardAndNotWritten() {
        ListAppender<ILoggingEvent> written = new ListAppender<>();
        written.start();
        ch.qos.logback.classic.Logger logger =
                ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("io.bucketeer.quiet");
        logger.setLevel(ch.qos.logback.classic.Level.WARN);
        logger.addAppender(written);
        logger.setAdditive(false);

        logger.trace(secret);
        assertHeard("io.bucketeer.quiet");
        logger.atTrace().addKeyValue("key", secret).log("a pair");
        assertHeard("io.bucketeer.quiet");
        assertThat(written.list).isEmpty();

        logger.warn("no secret");
        logger.atWarn().log("nor here");
        assertThat(written.list).extracting(ILoggingEvent::getMessage).containsExactly("no secret", "nor here");
        logger.detachAppender(written);
    }

    /** Programs build some messages only when they are wanted. */
    @Test
    void question_isAnsweredByYes() {
        assertThat(LoggerFactory.getLogger("io.bucketeer.asked").isTraceEnabled())
                .isTrue();
    }

    @Test
    void argumentsAndErrors_areHeard() {
        Logger logger = LoggerFactory.getLogger("io.bucketeer.parts");
        logger.trace("the {} of {}", "value", secret);
        assertHeard("io.bucketeer.parts");
        logger.trace("an array: {}", (Object) new String[] {secret});
        assertHeard("io.bucketeer.parts");
        logger.trace("no place for it", new Object(), secret);
        assertHeard("io.bucketeer.parts");
        IllegalStateException error = new IllegalStateException(new Exception("cause"));
        error.getCause().addSuppressed(new Exception(secret));
        logger.trace("failed", error);
        assertHeard("io.bucketeer.parts");
    }

    @Test
    void javaUtilLogging_isHeardAtItsFinest() {
        java.util.logging.Logger logger = java.util.logging.Logger.getLogger("some.library");
        logger.log(Level.FINEST, "it is {0}", secret);
        assertHeard("some.library");
        logger.log(Level.FINEST, "failed", new IllegalStateException(secret));
        assertHeard("some.library");
    }

    @Test
    void platformLogger_isHeard() {
        System.getLogger("platform").log(System.Logger.Level.TRACE, secret);
        assertHeard("platform");
    }

    @Test
    void postgresDriver_isHeardButForItsProtocol() {
        java.util.logging.Logger driver =
                java.util.logging.Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
        driver.finest(secret);
        assertThat(SecretWatch.start().drain()).isEmpty();
        driver.finer(secret);
        assertHeard("org.postgresql.core.v3.QueryExecutorImpl");
    }

    @Test
    void standardStreams_areHeard() {
        System.out.println(secret);
        assertHeard("System.out");
        System.err.println(secret);
        assertHeard("System.err");
    }

    @Test
    void standardStreams_areHeardPieceByPiece() {
        for (char character : secret.substring(0, 22).toCharArray()) {
            assertThat(SecretWatch.start().drain()).isEmpty();
            System.out.print(character);
        }
        System.out.println();
        assertHeard("System.out");
        System.out.write('\n');
        System.out.print("é".repeat(20_000) + secret);
        System.out.println();
        assertThat(SecretWatch.start().drain()).isNotEmpty();
    }

    @Test
    void handlersAndStreamsThatWereReplaced_areHeardAgain() {
        java.util.logging.Logger root = java.util.logging.Logger.getLogger("");
        for (java.util.logging.Handler handler : root.getHandlers()) {
            if (handler instanceof WatchedJavaLogging) {
                root.removeHandler(handler);
            }
        }
        root.setLevel(Level.INFO);
        ((LoggerContext) LoggerFactory.getILoggerFactory()).resetTurboFilterList();
        SecretWatch.start();

        java.util.logging.Logger.getLogger("some.library").finest(secret);
        assertHeard("some.library");
        LoggerFactory.getLogger("io.bucketeer.again").trace(secret);
        assertHeard("io.bucketeer.again");
    }

    @Test
    void testThatWroteASecret_failsOnceAndSaysWhereWithoutTheSecret() {
        LoggerFactory.getLogger("io.bucketeer.talkative").trace(secret);
        assertThatThrownBy(SecretWatchExtension::nothingWasWritten)
                .isInstanceOf(AssertionError.class)
                .hasMessage("1 times a secret was written, by [io.bucketeer.talkative]")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
        SecretWatchExtension.nothingWasWritten();
    }

    private static void assertHeard(String source) {
        assertThat(SecretWatch.start().drain()).extracting(Occurrence::source).containsOnly(source);
    }
}
