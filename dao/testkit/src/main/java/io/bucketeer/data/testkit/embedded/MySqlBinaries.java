package io.bucketeer.data.testkit.embedded;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A MySQL server to run.
 *
 * @param name version and origin, as the cache names them
 * @param command the words that start it, up to where its options go on
 * @param environment the variables it needs
 * @param origin where it comes from, for people
 */
record MySqlBinaries(String name, List<String> command, Map<String, String> environment, String origin) {

    MySqlBinaries {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * The binaries of a version, fetched and unpacked when this is the first time.
     *
     * @param version null for the one that needs neither a network nor a certain distribution
     */
    static MySqlBinaries provide(@Nullable VersionLine version, CacheDirectory cache) {
        if (version == null || version.equals(MySqlArchive.VERSION)) {
            return MySqlArchive.provide(cache);
        }
        if (version.equals(MySqlPackages.VERSION)) {
            return MySqlPackages.provide(cache);
        }
        throw new EmbeddedServerException(
                "there are binaries of MySQL %s and %s, not of %s: start Docker, or name a running server"
                        .formatted(MySqlArchive.VERSION, MySqlPackages.VERSION, version));
    }
}
