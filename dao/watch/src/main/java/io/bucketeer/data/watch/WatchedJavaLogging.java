package io.bucketeer.data.watch;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Hears what is logged by {@code java.util.logging}. The other handlers keep their levels and write what they wrote. */
final class WatchedJavaLogging extends Handler {

    private static final SimpleFormatter FORMATTER = new SimpleFormatter();

    private final BiConsumer<String, String> listener;

    /** @param listener takes the name of a logger and what it was told */
    WatchedJavaLogging(BiConsumer<String, String> listener) {
        this.listener = listener;
        setLevel(Level.ALL);
    }

    /** Listens if it does not yet. */
    void listenTo(Logger root) {
        if (!Arrays.asList(root.getHandlers()).contains(this)) {
            root.addHandler(this);
            root.setLevel(Level.ALL);
        }
    }

    @Override
    public void publish(LogRecord event) {
        listener.accept(
                String.valueOf(event.getLoggerName()),
                FORMATTER.formatMessage(event) + " " + Arrays.deepToString(event.getParameters())
                        + Errors.text(event.getThrown()));
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
