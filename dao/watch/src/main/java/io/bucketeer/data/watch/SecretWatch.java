package io.bucketeer.data.watch;

import ch.qos.logback.classic.LoggerContext;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears whatever is written in this JVM: what is logged through SLF4J at any level, and asks for it where a program only
 * logs when it is told to; through {@code java.util.logging}; and what is printed to the standard streams. What comes out
 * stays the same. Nothing is kept, each text is searched for secrets and forgotten. Thread-safe.
 *
 * <p>PostgreSQL's driver is heard at FINER and above: at FINEST it prints its protocol, with every value in it.
 *
 * <p>Whoever puts another stream or handler in the place of these, as tests do that look at what is printed, hears it
 * instead.
 */
public final class SecretWatch {

    private static final SecretWatch OF_THIS_JVM = new SecretWatch();

    private final ConcurrentLinkedQueue<Occurrence> occurrences = new ConcurrentLinkedQueue<>();
    private final WatchedLogback logback = new WatchedLogback(this::hear);
    private final WatchedJavaLogging javaLogging = new WatchedJavaLogging(this::hear);

    /** Held, since its own manager would forget it and the level with it. */
    private final Logger postgres = Logger.getLogger("org.postgresql");

    private SecretWatch() {
        WatchedFlyway.speakUp();
    }

    /** The only one there is, listening from now on at the latest. */
    public static SecretWatch start() {
        OF_THIS_JVM.listen();
        return OF_THIS_JVM;
    }

    /** Searches a text that comes from elsewhere, such as another process. */
    public void hear(String source, String text) {
        if (SecretForm.isIn(text)) {
            occurrences.add(Occurrence.from(source));
        }
    }

    /** The secrets that were written since this was last asked. */
    public List<Occurrence> drain() {
        List<Occurrence> drained = new ArrayList<>();
        for (Occurrence next = occurrences.poll(); next != null; next = occurrences.poll()) {
            drained.add(next);
        }
        return drained;
    }

    /** Again before each test: a command that was tested may have put handlers of its own in the place of these. */
    private synchronized void listen() {
        logback.listenTo((LoggerContext) LoggerFactory.getILoggerFactory());
        javaLogging.listenTo(Logger.getLogger(""));
        postgres.setLevel(Level.FINER);
        if (!WatchedOutput.isHeard(System.out)) {
            System.setOut(heard("System.out", System.out));
        }
        if (!WatchedOutput.isHeard(System.err)) {
            System.setErr(heard("System.err", System.err));
        }
    }

    private PrintStream heard(String source, PrintStream stream) {
        return WatchedOutput.of(stream, text -> hear(source, text));
    }
}
