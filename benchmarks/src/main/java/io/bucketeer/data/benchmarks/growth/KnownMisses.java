package io.bucketeer.data.benchmarks.growth;

import java.util.Map;

/** Why calls are not flat that were to be: found by looking at their plans. */
final class KnownMisses {

    private static final String OF_ALL_ENVIRONMENTS =
            "the index knows no environments: the rows of all that it finds are read, here 100 at any size; the plan"
                    + " combines it with the environment's index where that is small, and the plan for any values"
                    + " where it is large too (see below)";

    private static final String LOOK_UPS =
            "50 look-ups of two or three blocks each; of a small environment the planner reads a part of an index"
                    + " instead, which is cheaper";

    private static final Map<String, String> CAUSES = Map.of(
            "features of a rare tag on postgres", OF_ALL_ENVIRONMENTS,
            "features that depend on another, as few do on postgres", OF_ALL_ENVIRONMENTS,
            "50 features by their ids on postgres", LOOK_UPS,
            "50 last uses by their ids on postgres", LOOK_UPS);

    private KnownMisses() {}

    static String cause(String name, String database) {
        return CAUSES.getOrDefault(name + " on " + database, "");
    }
}
