package io.bucketeer.data.watch;

/** Has Flyway say what it only says when it is told to: it asks no logger, but a level of its own. */
final class WatchedFlyway {

    private static final String PACKAGE = "org.flywaydb.core.api.logging.";

    private WatchedFlyway() {}

    /** By name, since few modules have Flyway. */
    static void speakUp() {
        try {
            Class<?> level = Class.forName(PACKAGE + "LogLevel");
            Object all = level.getField("DEBUG").get(null);
            Class.forName(PACKAGE + "LogFactory")
                    .getMethod("setLogLevel", level)
                    .invoke(null, all);
        } catch (ClassNotFoundException e) {
            // nothing to hear
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Flyway's level is no longer where it was", e);
        }
    }
}
