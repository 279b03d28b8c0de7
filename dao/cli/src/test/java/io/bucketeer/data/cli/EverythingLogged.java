package io.bucketeer.data.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * All that is logged in this JVM while it is open, by whatever and at any level; but of PostgreSQL's driver nothing below
 * FINER, where it prints its protocol. Nothing of it goes anywhere else.
 */
final class EverythingLogged implements AutoCloseable {

    private final LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = logback.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Map<Logger, Level> levels = new HashMap<>();
    private final List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    private final java.util.logging.Logger postgres = java.util.logging.Logger.getLogger("org.postgresql");
    private final java.util.logging.Level postgresLevel = postgres.getLevel();

    EverythingLogged() {
        Logging.start();
        postgres.setLevel(java.util.logging.Level.FINER);
        for (Logger logger : logback.getLoggerList()) {
            if (logger.getLevel() != null) {
                levels.put(logger, logger.getLevel());
                logger.setLevel(logger == root ? Level.TRACE : null);
            }
        }
        events.setContext(logback);
        events.start();
        root.iteratorForAppenders().forEachRemaining(appenders::add);
        appenders.forEach(root::detachAppender);
        root.addAppender(events);
    }

    /** Each event after the name of its logger, with all that hangs on it. */
    List<String> lines() {
        return new ArrayList<>(events.list).stream().map(EverythingLogged::line).toList();
    }

    private static String line(ILoggingEvent event) {
        String trace = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getLoggerName() + ": " + event.getFormattedMessage() + Arrays.toString(event.getArgumentArray())
                + event.getMDCPropertyMap() + event.getThreadName() + trace;
    }

    @Override
    public void close() {
        root.detachAppender(events);
        appenders.forEach(root::addAppender);
        levels.forEach(Logger::setLevel);
        postgres.setLevel(postgresLevel);
        SLF4JBridgeHandler.uninstall();
    }
}
