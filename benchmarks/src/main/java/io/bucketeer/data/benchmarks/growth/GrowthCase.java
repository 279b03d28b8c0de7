package io.bucketeer.data.benchmarks.growth;

import io.bucketeer.data.repository.Session;
import java.util.List;
import java.util.Map;

/**
 * A call whose cost is looked at while its environment grows.
 *
 * @param name what is asked for, in words
 * @param grows why its cost cannot be flat, by database; none where it is to be
 * @param call makes it
 */
record GrowthCase(String name, Map<String, String> grows, Preparation call) {

    /** Where all calls are made. */
    static final List<String> DATABASES = List.of("mysql", "postgres");

    /** Gets a call ready: finds the place in the middle of a list, say. */
    @FunctionalInterface
    interface Preparation {

        /** The call in an environment of so many rows of each kind; it can be made again and again. */
        Runnable prepare(Session session, int size);
    }

    boolean isToBeFlat(String database) {
        return !grows.containsKey(database);
    }
}
