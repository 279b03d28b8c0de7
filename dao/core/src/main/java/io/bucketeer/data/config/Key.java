package io.bucketeer.data.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One key with a single value.
 *
 * @param fallback the value where the key is absent; null where it must be given, or depends on other keys
 * @param secret whether the value is kept out of every message
 * @param meaning what it is, as the reference table and "is missing" say it
 */
record Key<T>(String name, Kind<T> kind, @Nullable T fallback, boolean secret, String meaning) {

    static <T> Key<T> withoutFallback(String name, Kind<T> kind, String meaning) {
        return new Key<>(name, kind, null, false, meaning);
    }

    static <T> Key<T> withFallback(String name, Kind<T> kind, T fallback, String meaning) {
        return new Key<>(name, kind, fallback, false, meaning);
    }

    static <T> Key<T> secret(String name, Kind<T> kind, String meaning) {
        return new Key<>(name, kind, null, true, meaning);
    }

    T requireFallback() {
        return Objects.requireNonNull(fallback, name);
    }

    /** The fallback as it would be written; empty where there is none. */
    String fallbackText() {
        return fallback == null ? "" : kind.format(fallback);
    }
}
