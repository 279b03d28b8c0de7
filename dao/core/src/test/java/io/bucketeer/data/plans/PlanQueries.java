package io.bucketeer.data.plans;

import io.bucketeer.data.contract.QueryParts;
import io.bucketeer.data.repository.Direction;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Queries of one type, from its record and builder: one that selects all, and for each filter, each value of a flag or
 * an enum and each sort key one that has it. What a release adds is among them without being listed.
 */
final class PlanQueries {

    /** Texts to select by, of rows that {@link PlanData} stores. A filter by text that has none here fails the build. */
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

    private static final int PAGE_SIZE = 50;

    private PlanQueries() {}

    /** Every query ascending, and descending the one that selects all. */
    static List<Record> of(Class<?> type) {
        List<Record> queries = towards(type, Direction.ASCENDING);
        queries.add(with(type, Direction.DESCENDING, null, null));
        return queries;
    }

    /** Every query both ways. */
    static List<Record> bothWays(Class<?> type) {
        List<Record> queries = towards(type, Direction.ASCENDING);
        queries.addAll(towards(type, Direction.DESCENDING));
        return queries;
    }

    private static List<Record> towards(Class<?> type, Direction direction) {
        List<Record> queries = new ArrayList<>();
        queries.add(with(type, direction, null, null));
        QueryParts.parts(type)
                .filter(part -> part.getType() != Direction.class)
                .forEach(part -> values(part).forEach(value -> queries.add(with(type, direction, part, value))));
        return queries;
    }

    /** The query for the page behind a cursor. */
    static Record after(Record query, String cursor) {
        return (Record) Reflection.call(query, "after", String.class, cursor);
    }

    /** The same query, a row at a time. */
    static Record byRow(Record query) {
        Object builder = Reflection.call(query, "toBuilder");
        Reflection.call(builder, "pageSize", int.class, 1);
        return (Record) Reflection.call(builder, "build");
    }

    private static Record with(Class<?> type, Direction direction, RecordComponent part, Object value) {
        Object builder = Reflection.callStatic(type, "builder");
        Reflection.call(builder, "direction", Direction.class, direction);
        Reflection.call(builder, "pageSize", int.class, PAGE_SIZE);
        if (part != null) {
            Reflection.call(builder, part.getName(), part.getType(), value);
        }
        return (Record) Reflection.call(builder, "build");
    }

    private static Stream<?> values(RecordComponent part) {
        Class<?> type = part.getType();
        if (type == Boolean.class) {
            return Stream.of(true, false, null);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants());
        }
        if (type != String.class && type != Set.class) {
            return constants(type);
        }
        String name = part.getDeclaringRecord().getSimpleName() + "." + part.getName();
        Set<String> texts = TEXTS.get(name);
        if (texts == null) {
            throw new IllegalStateException("PlanQueries has no text to select by " + name);
        }
        return type == Set.class ? Stream.of(texts) : texts.stream();
    }

    /** The values that this release knows of one of the model's types that are open to others. */
    private static Stream<?> constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
                .map(Reflection::constant);
    }
}
