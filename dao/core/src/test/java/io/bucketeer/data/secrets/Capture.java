package io.bucketeer.data.secrets;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/**
 * Every line that is logged while it is open, at every level, through SLF4J and through {@code java.util.logging},
 * which PostgreSQL's driver uses. Thread-safe.
 */
final class Capture extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final List<String> LOGGERS =
            List.of("io.bucketeer", "com.zaxxer.hikari", "com.mysql", "org.postgresql", "org.jooq");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Map<Logger, Level> levels = new HashMap<>();
    private final java.util.logging.Logger postgres = java.util.logging.Logger.getLogger("org.postgresql");
    private final Handler handler = new JulHandler();

    Capture(java.util.logging.Level postgresLevel) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        setContext(context);
        start();
        for (String name : LOGGERS) {
            Logger logger = context.getLogger(name);
            levels.put(logger, logger.getLevel());
            logger.setLevel(Level.TRACE);
            logger.setAdditive(false);
            logger.addAppender(this);
        }
        postgres.setLevel(postgresLevel);
        postgres.setUseParentHandlers(false);
        handler.setLevel(postgresLevel);
        postgres.addHandler(handler);
    }

    /** What was logged so far. */
    List<String> lines() {
        return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String trace = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        lines.add(event.getLoggerName() + ": " + event.getFormattedMessage() + " " + trace);
    }

    @Override
    public void close() {
        levels.forEach((logger, level) -> {
            logger.detachAppender(this);
            logger.setLevel(level);
            logger.setAdditive(true);
        });
        postgres.removeHandler(handler);
        postgres.setLevel(null);
        postgres.setUseParentHandlers(true);
        stop();
    }

    private final class JulHandler extends Handler {

        @Override
        public void publish(LogRecord event) {
            StringWriter text = new StringWriter();
            text.append(event.getLoggerName()).append(": ");
            text.append(new SimpleFormatter().formatMessage(event));
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
