package io.bucketeer.data.plans;

import io.bucketeer.data.repository.FeatureStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An index that was made for certain statements, and how they read their rows by it.
 *
 * @param method that sends them, as {@code Ports} names it
 * @param part of the query; empty where any will do
 * @param table which they read
 * @param indexes one of them on each database
 * @param use what the index saves them
 */
record MadeIndex(String method, String part, String table, Set<String> indexes, Use use) {

    /** What an index saves a statement beside looking through the table. */
    enum Use {
        /** Nothing else. */
        FINDS,
        /** Sorting. */
        GIVES_IN_ORDER,
        /** Reading rows: all that is asked for stands in it. */
        ANSWERS
    }

    private static final String LIST_FEATURES = "FeatureRepository.list(String, FeatureQuery)";

    static List<MadeIndex> all() {
        Stream<MadeIndex> features = Stream.of(
                new MadeIndex(LIST_FEATURES, "FeatureQuery.tags", "feature", Set.of("idx_feature_tags"), Use.FINDS),
                new MadeIndex(
                        LIST_FEATURES,
                        "FeatureQuery.usesFlagAsRule = true",
                        "feature",
                        Set.of("idx_feature_uses_flag", "idx_feature_references"),
                        Use.FINDS));
        Stream<MadeIndex> statuses = Arrays.stream(FeatureStatus.values())
                .map(status -> new MadeIndex(
                        LIST_FEATURES,
                        "FeatureQuery.status = " + status,
                        "feature_last_used_info",
                        Set.of("idx_feature_last_used_info_last_used_at"),
                        Use.ANSWERS));
        Stream<MadeIndex> directories = Stream.of(new MadeIndex(
                "FeatureDirectory.stream()",
                "",
                "feature",
                Set.of("idx_feature_environment_id_id"),
                Use.GIVES_IN_ORDER));
        Stream<MadeIndex> secrets = Stream.of(new MadeIndex(
                "EnvironmentApiKeyDirectory.findBySecret(ApiKeySecret)",
                "",
                "api_key",
                Set.of(
                        "unique_api_key_secret_hash",
                        "idx_api_key_legacy_hash",
                        "idx_api_key_environment_id_id",
                        "PRIMARY"),
                Use.FINDS));
        return Stream.of(features, statuses, directories, secrets)
                .flatMap(indexes -> indexes)
                .toList();
    }

    boolean isFor(Explained explained) {
        return explained.method().equals(method)
                && (part.isEmpty() || explained.parts().contains(part));
    }

    boolean isUsedBy(Plan plan) {
        return plan.reads().stream()
                        .filter(read -> read.table().equals(table) && indexes.contains(read.index()))
                        .anyMatch(read -> use != Use.ANSWERS || read.alone())
                && !(use == Use.GIVES_IN_ORDER && plan.sorts());
    }
}
