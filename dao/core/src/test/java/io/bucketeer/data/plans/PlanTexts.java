package io.bucketeer.data.plans;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;

/** Texts to select by, of rows that {@link PlanData} stores. A filter by text that has none here fails the build. */
final class PlanTexts {

    private static final Map<String, Set<String>> TEXTS = Map.ofEntries(
            Map.entry("FeatureQuery.ids", Set.of("f17", "f18", "absent")),
            Map.entry("FeatureQuery.tags", Set.of("tag-17")),
            Map.entry("FeatureQuery.maintainer", Set.of("owner-7@example.com")),
            Map.entry("FeatureQuery.search", Set.of("NAME 17")),
            Map.entry("TagQuery.search", Set.of("TAG-17")),
            Map.entry("SegmentQuery.ids", Set.of("segment-1", "segment-2", "absent")),
            Map.entry("SegmentQuery.search", Set.of("NAME 17")),
            Map.entry("SegmentUserQuery.segmentId", Set.of("segment-7")),
            Map.entry("SegmentUserQuery.userId", Set.of("user-17")),
            Map.entry("ApiKeyQuery.maintainer", Set.of("owner-7@example.com")),
            Map.entry("ApiKeyQuery.search", Set.of("NAME 17")),
            Map.entry("FeatureLastUsedInfoQuery.ids", Set.of("f17:1", "f18:1", "absent:1")),
            Map.entry("FeatureLastUsedInfoQuery.featureId", Set.of("f18")),
            Map.entry("EnvironmentApiKeyQuery.organizationId", Set.of("installation")),
            Map.entry("EnvironmentApiKeyQuery.environmentIds", Set.of("plan-3", "plan-7")),
            Map.entry("EnvironmentApiKeyQuery.maintainer", Set.of("owner-7@example.com")),
            Map.entry("EnvironmentApiKeyQuery.search", Set.of("NAME 17")),
            Map.entry("EnvironmentTagQuery.organizationId", Set.of("installation")),
            Map.entry("EnvironmentTagQuery.environmentIds", Set.of("plan-3", "plan-7")),
            Map.entry("EnvironmentTagQuery.search", Set.of("TAG-17")),
            Map.entry("OrganizationQuery.ids", Set.of("installation", "absent")),
            Map.entry("OrganizationQuery.search", Set.of("INSTALL")),
            Map.entry("ProjectQuery.ids", Set.of("installation", "absent")),
            Map.entry("ProjectQuery.organizationId", Set.of("installation")),
            Map.entry("ProjectQuery.search", Set.of("INSTALL")),
            Map.entry("EnvironmentQuery.ids", Set.of("plan-3", "absent")),
            Map.entry("EnvironmentQuery.projectId", Set.of("installation")),
            Map.entry("EnvironmentQuery.organizationId", Set.of("installation")),
            Map.entry("EnvironmentQuery.search", Set.of("PLAN")));

    private PlanTexts() {}

    /** Those for one filter. */
    static Set<String> of(RecordComponent filter) {
        String name = filter.getDeclaringRecord().getSimpleName() + "." + filter.getName();
        Set<String> texts = TEXTS.get(name);
        if (texts == null) {
            throw new IllegalStateException("PlanTexts has none to select by " + name);
        }
        return texts;
    }

    /** All of them. */
    static String[] all() {
        return TEXTS.values().stream().flatMap(Set::stream).toArray(String[]::new);
    }
}
