package io.bucketeer.data.secrets;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/**
 * Every line that anything in this JVM writes while it is open: whatever is logged at any level through SLF4J, as this
 * library, jOOQ and HikariCP do, and through {@code java.util.logging}, as PostgreSQL's driver does; and what is printed
 * to the standard streams, as MySQL's driver does. Nothing of it goes anywhere else. Thread-safe.
 */
final class Capture extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private final LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = logback.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Map<Logger, Level> levels = new HashMap<>();
    private final List<Appender<ILoggingEvent>> appenders = new ArrayList<>();

    private final java.util.logging.Logger julRoot = java.util.logging.Logger.getLogger("");
    private final java.util.logging.Logger postgres = java.util.logging.Logger.getLogger("org.postgresql");
    private final java.util.logging.Level julRootLevel = julRoot.getLevel();
    private final java.util.logging.Level postgresLevel = postgres.getLevel();
    private final List<Handler> handlers = List.of(julRoot.getHandlers());
    private final Handler handler = new JulHandler();

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printedOut = new ByteArrayOutputStream();
    private final ByteArrayOutputStream printedErr = new ByteArrayOutputStream();

    /** @param postgresLevel how much PostgreSQL's driver is to say; everything else says all it can */
    Capture(java.util.logging.Level postgresLevel) {
        captureSlf4j();
        captureJul(postgresLevel);
        System.setOut(new PrintStream(printedOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(printedErr, true, StandardCharsets.UTF_8));
    }

    private void captureSlf4j() {
        setContext(logback);
        start();
        for (Logger logger : logback.getLoggerList()) {
            if (logger.getLevel() != null) {
                levels.put(logger, logger.getLevel());
                logger.setLevel(logger == root ? Level.TRACE : null);
            }
        }
        root.iteratorForAppenders().forEachRemaining(appenders::add);
        appenders.forEach(root::detachAppender);
        root.addAppender(this);
    }

    private void captureJul(java.util.logging.Level ofPostgres) {
        handler.setLevel(java.util.logging.Level.ALL);
        handlers.forEach(julRoot::removeHandler);
        julRoot.addHandler(handler);
        julRoot.setLevel(java.util.logging.Level.ALL);
        postgres.setLevel(ofPostgres);
    }

    /** What was written so far, each line after the name of the logger or stream. */
    List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        printedOut.toString(StandardCharsets.UTF_8).lines().forEach(line -> all.add("System.out: " + line));
        printedErr.toString(StandardCharsets.UTF_8).lines().forEach(line -> all.add("System.err: " + line));
        return all;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String trace = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        lines.add(event.getLoggerName() + ": " + event.getFormattedMessage() + " "
                + Arrays.toString(event.getArgumentArray()) + event.getKeyValuePairs() + event.getMDCPropertyMap()
                + event.getThreadName() + trace);
    }

    @Override
    public void close() {
        if (!isStarted()) {
            return;
        }
        System.setOut(out);
        System.setErr(err);
        postgres.setLevel(postgresLevel);
        julRoot.removeHandler(handler);
        julRoot.setLevel(julRootLevel);
        handlers.forEach(julRoot::removeHandler); // one may have come back meanwhile, and would stand there twice
        handlers.forEach(julRoot::addHandler);
        root.detachAppender(this);
        appenders.forEach(root::addAppender);
        levels.forEach(Logger::setLevel);
        stop();
    }

    private final class JulHandler extends Handler {

        @Override
        public void publish(LogRecord event) {
            StringWriter text = new StringWriter();
            text.append(event.getLoggerName()).append(": ");
            text.append(new SimpleFormatter().formatMessage(event));
            text.append(Arrays.toString(event.getParameters()));
            if (event.getThrown() != null) {
                event.getThrown().printStackTrace(new PrintWriter(text, true));
            }
            lines.add(text.toString());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
