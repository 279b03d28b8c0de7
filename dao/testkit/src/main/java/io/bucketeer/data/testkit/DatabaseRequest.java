package io.bucketeer.data.testkit;

import io.bucketeer.data.testkit.embedded.VersionLine;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server that is wanted.
 *
 * @param version what it must be; null when any supported one will do
 */
record DatabaseRequest(DatabaseEngine engine, @Nullable VersionLine version) {

    /** What this JVM was told by the system property {@code testkit.mysql} or {@code testkit.postgres}. */
    static DatabaseRequest of(DatabaseEngine engine) {
        return of(engine, System.getProperty(property(engine), ""));
    }

    /**
     * A request for a version.
     *
     * @param version one of those the engine knows; blank when any will do
     */
    static DatabaseRequest of(DatabaseEngine engine, String version) {
        if (version.isBlank()) {
            return new DatabaseRequest(engine, null);
        }
        if (!engine.versions().contains(version)) {
            throw new TestServerException("%s was '%s' but it must be one of %s"
                    .formatted(property(engine), version, String.join(", ", engine.versions())));
        }
        return new DatabaseRequest(engine, new VersionLine(version));
    }

    /** The version that is asked for, or the given one when none is. */
    String versionOr(String preferred) {
        return Optional.ofNullable(version).map(VersionLine::text).orElse(preferred);
    }

    /**
     * Refuses a server of another version than the one asked for.
     *
     * @param found what the server at that address says it is
     */
    void require(String found, ServerAddress address) {
        if (version != null && !version.holds(found)) {
            throw new TestServerException(
                    "%s asks for %s but the server at %s, is %s: name one of that version, or ask for none"
                            .formatted(property(engine), version, address, found));
        }
    }

    private static String property(DatabaseEngine engine) {
        return "testkit." + engine.type();
    }
}
