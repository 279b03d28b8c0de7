package io.bucketeer.data.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** What is logged, and how much of it: {@code logback.xml} is for a run without options. */
final class Logging {

    /** They report their failures by exceptions too, and the command tells those. */
    private static final List<String> SILENCED = List.of("org.flywaydb", "org.postgresql", "com.mysql");

    private Logging() {}

    /** Takes in what drivers log by java.util.logging. */
    static void start() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /** Shows what is being done. */
    static void verbose() {
        logger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
        SILENCED.forEach(name -> logger(name).setLevel(null));
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
