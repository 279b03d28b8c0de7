package io.bucketeer.data.testkit.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The shared libraries MySQL needs.
 *
 * @param environment the variables under which the dynamic linker finds them all
 * @param note where they come from, for people
 */
record MySqlLibraries(Map<String, String> environment, String note) {

    MySqlLibraries {
        environment = Map.copyOf(environment);
    }

    static MySqlLibraries provide(Path mysqld, CacheDirectory cache) {
        List<String> missing = SharedLibraries.missingFor(mysqld);
        if (!missing.isEmpty()) {
            throw new EmbeddedServerException("MySQL needs " + String.join(" and ", missing));
        }
        return new MySqlLibraries(Map.of(), "native AIO by the system's libaio");
    }
}
