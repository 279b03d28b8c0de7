package io.bucketeer.data.benchmarks.growth;

import java.util.Map;

/** Why calls are not flat that were to be: found by looking at their plans. */
final class KnownMisses {

    private static final String OF_ALL_ENVIRONMENTS =
            "the index knows no environments: the rows of all that it finds are read, here 50 or 100 at any size; the"
                    + " plan combines it with the environment's index where that is small, and the plan for any values"
                    + " where it is large too (see below)";

    private static final String LOOK_UPS =
            "50 look-ups of two or three blocks each; of a small environment the planner reads a part of an index"
                    + " instead, which is cheaper";

    private static final String BY_TEXT =
            "a few blocks: rows that follow each other by id, as a text, lie further apart where there are more";

    private static final Map<String, String> CAUSES = Map.of(
            "features of a rare tag on postgres", OF_ALL_ENVIRONMENTS,
            "features that depend on another, as few do on postgres", OF_ALL_ENVIRONMENTS,
            "the features that use 50 segments on postgres", OF_ALL_ENVIRONMENTS,
            "50 features by their ids on postgres", LOOK_UPS,
            "50 segments by their ids on postgres", LOOK_UPS,
            "50 last uses by their ids on postgres", LOOK_UPS,
            "last uses by ID, a page in the middle on postgres", BY_TEXT,
            "users of all segments, a page in the middle on postgres", BY_TEXT);

    private KnownMisses() {}

    static String cause(String name, String database) {
        return CAUSES.getOrDefault(name + " on " + database, "");
    }
}
