package io.bucketeer.data.contract;

import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Prerequisite;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureSort;
import io.bucketeer.data.repository.FeatureStatus;
import io.bucketeer.data.repository.InEnvironment;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TagQuery;
import io.bucketeer.data.repository.TagSort;
import io.bucketeer.data.repository.UnknownMembers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One call of each method of the ports and the directories, by the method's name, and the rows that it meets. Every
 * environment has the same ids, names, tags and versions, so that a call reaches whatever is not kept apart by the
 * environment alone; what tells the rows apart is the owner's mark.
 */
public final class TenantCases {

    private static final String SHARED = "shared";
    private static final String DELETED = "deleted";
    private static final String MAINTAINER = "owner@example.com";
    private static final Instant START = DatabaseContract.START;

    private TenantCases() {}

    /** A call in one environment; {@code ""} stands for no answer. */
    public interface Call {

        Object in(Session session, String environmentId);
    }

    /** The calls by {@link Ports#name}. */
    public static Map<String, Call> all() {
        Map<String, Call> calls = new TreeMap<>();
        readFeatures(calls);
        writeFeatures(calls);
        readTags(calls);
        writeTags(calls);
        SegmentTenantCases.addCalls(calls);
        SegmentUserTenantCases.addCalls(calls);
        ApiKeyTenantCases.addCalls(calls);
        LastUseTenantCases.addCalls(calls);
        return calls;
    }

    /**
     * A call that crosses environments.
     *
     * @param rows what it gives
     * @param ofEnvironment which rows these are to be, of one environment
     */
    public record CrossCall(
            Function<Session, Stream<? extends InEnvironment<?>>> rows,
            BiFunction<Session, String, List<?>> ofEnvironment) {}

    /** The calls of directories by {@link Ports#name}. */
    public static Map<String, CrossCall> crossing() {
        Map<String, CrossCall> calls = new TreeMap<>();
        calls.put(
                "FeatureDirectory.stream()",
                new CrossCall(
                        session -> session.featureDirectory().stream(),
                        (session, environment) -> session.features().listByEnvironment(environment)));
        calls.put(
                "TagDirectory.stream()",
                new CrossCall(
                        session -> session.tagDirectory().stream(),
                        (session, environment) -> session.tags().listByEnvironment(environment)));
        TagDirectoryTenantCases.addCrossing(calls);
        SegmentTenantCases.addCrossing(calls);
        ApiKeyTenantCases.addCrossing(calls);
        return calls;
    }

    /** How many rows {@link #fill} stores: three features, two tags and what the others store. */
    static int rows() {
        return 5
                + SegmentTenantCases.ROWS
                + SegmentUserTenantCases.ROWS
                + ApiKeyTenantCases.ROWS
                + LastUseTenantCases.ROWS;
    }

    /** Fills an environment with rows that differ from another's in the owner's mark only. */
    public static void fill(Session session, String environmentId, String owner) {
        session.features()
                .insertAll(
                        environmentId,
                        List.of(
                                feature(SHARED, owner),
                                unlikeShared(owner),
                                feature(DELETED, owner).toBuilder()
                                        .deleted(true)
                                        .build()));
        session.tags().insertAll(environmentId, List.of(tag("1", "web", owner), tag("2", "ios", owner)));
        SegmentTenantCases.fill(session, environmentId, owner);
        SegmentUserTenantCases.fill(session, environmentId, owner);
        ApiKeyTenantCases.fill(session, environmentId, owner);
        LastUseTenantCases.fill(session, environmentId, owner);
    }

    private static Feature feature(String id, String owner) {
        return Samples.plain(id)
                .description(owner)
                .tags(List.of("web", "ios"))
                .maintainer(MAINTAINER)
                .build();
    }

    /** What the filters that leave the shared one out select. */
    private static Feature unlikeShared(String owner) {
        Clause flagIsOn = new Clause("c", "flag", Operator.FEATURE_FLAG, List.of("on"));
        return feature("second", owner).toBuilder()
                .enabled(true)
                .archived(true)
                .tags(List.of("web", "ios", "tv"))
                .prerequisites(List.of(new Prerequisite(SHARED, "on")))
                .rules(List.of(new Rule("r", Strategies.fixed("on"), List.of(flagIsOn))))
                .build();
    }

    private static Tag tag(String id, String name, String owner) {
        return Tag.builder()
                .id(id)
                .name(name)
                .entityType(TagEntityType.FEATURE_FLAG)
                .createdAt(START.plusSeconds(owner.length()))
                .updatedAt(START)
                .build();
    }

    private static void readFeatures(Map<String, Call> calls) {
        calls.put(
                "FeatureRepository.find(String, String)",
                (session, environment) -> session.features().find(environment, SHARED));
        calls.put(
                "FeatureRepository.findIncludingDeleted(String, String)",
                (session, environment) -> session.features().findIncludingDeleted(environment, DELETED));
        calls.put(
                "FeatureRepository.listByEnvironment(String)",
                (session, environment) -> session.features().listByEnvironment(environment));
        calls.put(
                "FeatureRepository.list(String, FeatureQuery)",
                (session, environment) -> featureQueries()
                        .map(query -> PageWalk.rows(cursor -> session.features()
                                .list(
                                        environment,
                                        query.toBuilder().cursor(cursor).build())))
                        .toList());
        calls.put(
                "FeatureRepository.count(String, FeatureQuery)",
                (session, environment) -> featureQueries()
                        .map(query -> session.features().count(environment, query))
                        .toList());
        calls.put(
                "FeatureRepository.stream(String, FeatureQuery)",
                (session, environment) -> featureQueries()
                        .map(query ->
                                session.features().stream(environment, query).toList())
                        .toList());
    }

    /** Each filter, each value of a flag and each sort key once; two rows make two pages. */
    private static Stream<FeatureQuery> featureQueries() {
        Stream<FeatureQuery.Builder> filters = Stream.of(
                FeatureQuery.builder(),
                FeatureQuery.builder().direction(Direction.DESCENDING),
                FeatureQuery.builder().ids(Set.of(SHARED)),
                FeatureQuery.builder().ids(Set.of("absent", DELETED, SHARED)),
                FeatureQuery.builder().tags(Set.of("web")),
                FeatureQuery.builder().tags(Set.of("ios", "web")),
                FeatureQuery.builder().maintainer(MAINTAINER),
                FeatureQuery.builder().enabled(true),
                FeatureQuery.builder().enabled(false),
                FeatureQuery.builder().archived(true),
                FeatureQuery.builder().archived(false),
                FeatureQuery.builder().deleted(true),
                FeatureQuery.builder().deleted(null),
                FeatureQuery.builder().hasPrerequisites(true),
                FeatureQuery.builder().hasPrerequisites(false),
                FeatureQuery.builder().usesFlagAsRule(true),
                FeatureQuery.builder().usesFlagAsRule(false),
                FeatureQuery.builder().status(FeatureStatus.NEW),
                FeatureQuery.builder().status(FeatureStatus.ACTIVE),
                FeatureQuery.builder().status(FeatureStatus.NO_ACTIVITY),
                FeatureQuery.builder().search("E"),
                FeatureQuery.builder().search("heirs"));
        Stream<FeatureQuery.Builder> sorts = Stream.of(FeatureSort.values())
                .map(sort -> FeatureQuery.builder().sort(sort));
        return Stream.concat(filters, sorts).map(query -> query.pageSize(1).build());
    }

    private static void writeFeatures(Map<String, Call> calls) {
        calls.put("FeatureRepository.insert(String, Feature)", (session, environment) -> {
            session.features().insert(environment, feature(SHARED, "new"));
            return "";
        });
        calls.put("FeatureRepository.insertAll(String, Collection)", (session, environment) -> {
            session.features().insertAll(environment, List.of(feature("another", "new"), feature(SHARED, "new")));
            return "";
        });
        calls.put(
                "FeatureRepository.update(String, Feature)",
                (session, environment) -> session.features().update(environment, feature(SHARED, "new")));
        calls.put(
                "FeatureRepository.update(String, Feature, UnknownMembers)",
                (session, environment) ->
                        session.features().update(environment, feature(SHARED, "new"), UnknownMembers.DISCARD));
        calls.put(
                "FeatureRepository.delete(String, String, int)",
                (session, environment) -> session.features().delete(environment, SHARED, 1));
    }

    private static void readTags(Map<String, Call> calls) {
        calls.put(
                "TagRepository.find(String, String)",
                (session, environment) -> session.tags().find(environment, "1"));
        calls.put(
                "TagRepository.findByNameAndEntityType(String, String, TagEntityType)",
                (session, environment) ->
                        session.tags().findByNameAndEntityType(environment, "web", TagEntityType.FEATURE_FLAG));
        calls.put(
                "TagRepository.listByEnvironment(String)",
                (session, environment) -> session.tags().listByEnvironment(environment));
        calls.put(
                "TagRepository.list(String, TagQuery)",
                (session, environment) -> tagQueries()
                        .map(query -> PageWalk.rows(cursor -> session.tags()
                                .list(
                                        environment,
                                        query.toBuilder().cursor(cursor).build())))
                        .toList());
        calls.put(
                "TagRepository.count(String, TagQuery)",
                (session, environment) -> tagQueries()
                        .map(query -> session.tags().count(environment, query))
                        .toList());
        calls.put(
                "TagRepository.stream(String, TagQuery)",
                (session, environment) -> tagQueries()
                        .map(query -> session.tags().stream(environment, query).toList())
                        .toList());
    }

    private static Stream<TagQuery> tagQueries() {
        Stream<TagQuery.Builder> filters = Stream.of(
                TagQuery.builder(),
                TagQuery.builder().direction(Direction.DESCENDING),
                TagQuery.builder().entityType(TagEntityType.FEATURE_FLAG),
                TagQuery.builder().search("W"));
        Stream<TagQuery.Builder> sorts =
                Stream.of(TagSort.values()).map(sort -> TagQuery.builder().sort(sort));
        return Stream.concat(filters, sorts).map(query -> query.pageSize(1).build());
    }

    private static void writeTags(Map<String, Call> calls) {
        calls.put("TagRepository.insert(String, Tag)", (session, environment) -> {
            session.tags().insert(environment, tag("1", "web", "new"));
            return "";
        });
        calls.put("TagRepository.insertAll(String, Collection)", (session, environment) -> {
            session.tags().insertAll(environment, List.of(tag("3", "android", "new"), tag("2", "ios", "new")));
            return "";
        });
        calls.put("TagRepository.upsert(String, Collection)", (session, environment) -> {
            Tag later = tag("2", "ios", "new").toBuilder()
                    .updatedAt(START.plusSeconds(60))
                    .build();
            session.tags().upsert(environment, List.of(tag("3", "android", "new"), later));
            return "";
        });
        calls.put(
                "TagRepository.delete(String, String)",
                (session, environment) -> session.tags().delete(environment, "1"));
        calls.put(
                "TagRepository.delete(String, String, Instant)",
                (session, environment) -> session.tags().delete(environment, "1", START));
    }
}
