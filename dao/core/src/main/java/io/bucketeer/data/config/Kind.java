package io.bucketeer.data.config;

import org.jspecify.annotations.Nullable;

/** What values a key takes, and how they are written. */
interface Kind<T> {

    /** The value, or null where the text breaks the rule. */
    @Nullable
    T parse(String text);

    boolean accepts(T value);

    /** As {@link #parse} reads it. */
    String format(T value);

    /** Continues "it …": {@code must be a number from 1 to 65535}. */
    String rule();

    /** The rule for one refused text; it may guess what was meant. */
    default String rule(String refused) {
        return rule();
    }

    /** One word for the reference table. */
    String typeName();

    /** For the reference table. */
    String range();
}
