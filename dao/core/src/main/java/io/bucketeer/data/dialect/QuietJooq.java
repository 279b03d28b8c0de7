package io.bucketeer.data.dialect;

import org.jspecify.annotations.Nullable;

/**
 * jOOQ prints a logo and a tip at level INFO when its renderer is loaded, unless two system properties say otherwise.
 * They are set for that moment only, so that the application's own use of jOOQ is as it would be without this library.
 */
final class QuietJooq {

    private static final String RENDERER = "org.jooq.impl.DefaultRenderContext";

    private QuietJooq() {}

    /** Loads the renderer, if it is not loaded, without a word. */
    static synchronized void load() {
        String logo = System.setProperty("org.jooq.no-logo", "true");
        String tips = System.setProperty("org.jooq.no-tips", "true");
        try {
            Class.forName(RENDERER);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("jOOQ was built differently: it has no " + RENDERER, e);
        } finally {
            restore("org.jooq.no-logo", logo);
            restore("org.jooq.no-tips", tips);
        }
    }

    private static void restore(String property, @Nullable String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }
}
