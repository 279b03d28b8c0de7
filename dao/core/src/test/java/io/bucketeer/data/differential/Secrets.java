package io.bucketeer.data.differential;

import io.bucketeer.data.repository.ApiKeySecret;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Secrets by the names that programs give them, since those that are created are random and differ between subjects. A
 * name under which none was created is a secret itself, so that programs can use hostile ones.
 */
final class Secrets {

    private final Map<String, ApiKeySecret> created = new HashMap<>();

    /** Gives the secret a name, maybe another one's. */
    void keep(String name, ApiKeySecret secret) {
        created.put(name, secret);
    }

    ApiKeySecret named(String name) {
        return created.getOrDefault(name, ApiKeySecret.of(name));
    }

    /** All names under which secrets were created. */
    SortedSet<String> names() {
        return new TreeSet<>(created.keySet());
    }

    void clear() {
        created.clear();
    }
}
