package io.bucketeer.data.watch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.MessageFormatter;

/**
 * Hears every call of every logger, before its level decides: levels, appenders and what they write stay as they are. To
 * the question whether a level is enabled it says yes, since a program may build a message only then.
 */
final class WatchedLogback extends TurboFilter {

    private final BiConsumer<String, String> listener;

    /** @param listener takes the name of a logger and what it was told */
    WatchedLogback(BiConsumer<String, String> listener) {
        this.listener = listener;
    }

    /** Listens if it does not yet: a configuration that is loaded anew has lost its filters. */
    void listenTo(LoggerContext logback) {
        if (!logback.getTurboFilterList().contains(this)) {
            setContext(logback);
            start();
            logback.addTurboFilter(this);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String message,
            Object @Nullable [] arguments,
            @Nullable Throwable error) {
        if (message == null && arguments == null && error == null) {
            return FilterReply.ACCEPT; // the question
        }
        hear(logger, message, arguments, error);
        return FilterReply.NEUTRAL;
    }

    /** Of the fluent calls; logback itself no longer looks at the level of those. */
    @Override
    public FilterReply decide(Logger logger, LoggingEvent event) {
        hear(logger, event.getMessage() + event.getKeyValuePairs(), event.getArgumentArray(), event.getThrowable());
        Level level = Level.convertAnSLF4JLevel(event.getLevel());
        return level.isGreaterOrEqual(logger.getEffectiveLevel()) ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    /** As a layout would write it, with all that hangs on it, and the arguments for which there is no place. */
    private void hear(
            Logger logger, @Nullable String message, Object @Nullable [] arguments, @Nullable Throwable error) {
        String text = MessageFormatter.arrayFormat(message, arguments).getMessage();
        String all = text + " " + Arrays.deepToString(arguments) + " " + MDC.getCopyOfContextMap() + " "
                + Thread.currentThread().getName() + Errors.text(error);
        listener.accept(logger.getName(), all);
    }
}
