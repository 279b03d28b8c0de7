package io.bucketeer.data.hostile;

import static io.bucketeer.data.hostile.Rows.BY_CODE_POINT;

import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.model.EnvironmentTag;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.ApiKeyQuery;
import io.bucketeer.data.repository.ApiKeySort;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureSort;
import io.bucketeer.data.repository.SegmentQuery;
import io.bucketeer.data.repository.SegmentSort;
import io.bucketeer.data.repository.SegmentUserQuery;
import io.bucketeer.data.repository.SegmentUserSort;
import io.bucketeer.data.repository.TagQuery;
import io.bucketeer.data.repository.TagSort;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What lists of some rows give, by each text filter and in each order; both by their names in the query's record. */
final class ListRules {

    private final List<Feature> features;
    private final List<Tag> tags;
    private final List<Segment> segments;
    private final List<ApiKey> apiKeys;
    private final Map<String, Filter> filters = new HashMap<>();
    private final Map<String, Order> orders = new HashMap<>();

    ListRules(
            List<Feature> features,
            List<Tag> tags,
            List<Segment> segments,
            List<SegmentUser> users,
            List<ApiKey> apiKeys,
            List<FeatureLastUsedInfo> lastUses,
            InstallationRows installation) {
        this.features = features;
        this.tags = tags;
        this.segments = segments;
        this.apiKeys = apiKeys;
        filterFeatures();
        orderFeatures();
        filterAndOrderTags();
        filterSegments();
        orderSegments();
        filterAndOrderUsers(users);
        filterAndOrderApiKeys();
        new LastUseRules(lastUses).addTo(filters, orders);
        new InstallationRules(installation, filters, orders).add();
    }

    /**
     * A filter by a text.
     *
     * @param query with the text in this filter alone
     * @param refused which texts are refused
     * @param place where they are
     * @param ids of the rows that are selected
     */
    record Filter(
            Function<String, Record> query,
            Predicate<String> refused,
            String place,
            Function<String, List<String>> ids) {}

    /**
     * An order.
     *
     * @param query for all rows in this order
     * @param ids of all rows in this order
     */
    record Order(Function<Direction, Record> query, Function<Direction, List<String>> ids) {}

    Filter filter(String name) {
        return known(filters, name);
    }

    Order order(String name) {
        return known(orders, name);
    }

    /** The query for all rows. */
    Record all(String type) {
        return orders.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(type + "."))
                .findFirst()
                .map(entry -> entry.getValue().query().apply(Direction.ASCENDING))
                .orElseThrow(() -> new IllegalStateException(type + " has no place in ListRules"));
    }

    private static <V> V known(Map<String, V> rules, String name) {
        return Optional.ofNullable(rules.get(name))
                .orElseThrow(() -> new IllegalStateException(name + " has no place in ListRules"));
    }

    /** What tells a row from all others of its list, and breaks ties. */
    static String id(Record row) {
        return switch (row) {
            case Feature feature -> feature.id();
            case Tag tag -> tag.id();
            case Segment segment -> segment.id();
            case SegmentUser user -> user.id();
            case ApiKey apiKey -> apiKey.id();
            case FeatureLastUsedInfo info -> info.id();
            case Organization organization -> organization.id();
            case Project project -> project.id();
            case Environment environment -> environment.id();
            case EnvironmentTag tag -> tag.environment().id();
            case EnvironmentApiKey apiKey -> apiKey.environment().id();
            default -> throw new IllegalStateException(row.getClass().getSimpleName() + " has no place in ListRules");
        };
    }

    private void filterFeatures() {
        filters.put(
                "FeatureQuery.ids",
                filterFeatures(
                        text -> FeatureQuery.builder().ids(Set.of(text)),
                        Limits::unstorable,
                        "ids[0]",
                        (row, text) -> row.id().equals(text)));
        filters.put(
                "FeatureQuery.tags",
                filterFeatures(
                        text -> FeatureQuery.builder().tags(Set.of(text)),
                        text -> Limits.refused(text, 255),
                        "tags[0]",
                        (row, text) -> row.tags().contains(text)));
        filters.put(
                "FeatureQuery.maintainer",
                filterFeatures(
                        text -> FeatureQuery.builder().maintainer(text),
                        Limits::unstorable,
                        "maintainer",
                        (row, text) -> row.maintainer().equals(text)));
        filters.put(
                "FeatureQuery.search",
                filterFeatures(
                        text -> FeatureQuery.builder().search(text),
                        Limits::unstorable,
                        "search",
                        (row, text) -> Stream.of(row.id(), row.name(), row.description())
                                .anyMatch(column -> contains(column, text))));
    }

    private Filter filterFeatures(
            Function<String, FeatureQuery.Builder> query,
            Predicate<String> refused,
            String place,
            BiPredicate<Feature, String> selects) {
        return new Filter(
                text -> query.apply(text).build(),
                refused,
                place,
                text -> features.stream()
                        .filter(row -> selects.test(row, text))
                        .map(Feature::id)
                        .toList());
    }

    private void orderFeatures() {
        order(FeatureSort.NAME, Comparator.comparing(Feature::name, BY_CODE_POINT));
        order(FeatureSort.CREATED_AT, Comparator.comparing(Feature::createdAt));
        order(FeatureSort.UPDATED_AT, Comparator.comparing(Feature::updatedAt));
        order(FeatureSort.ENABLED, Comparator.comparing(Feature::enabled));
        order(FeatureSort.TAGS, Comparator.comparing(row -> row.tags().size()));
    }

    private void order(FeatureSort sort, Comparator<Feature> comparator) {
        orders.put(
                "FeatureQuery.sort = " + sort,
                new Order(
                        direction -> FeatureQuery.builder()
                                .sort(sort)
                                .direction(direction)
                                .build(),
                        direction -> ids(features, comparator, direction)));
    }

    private void filterAndOrderTags() {
        filters.put(
                "TagQuery.search",
                new Filter(
                        text -> TagQuery.builder().search(text).build(),
                        Limits::unstorable,
                        "search",
                        text -> tags.stream()
                                .filter(row -> contains(row.name(), text))
                                .map(Tag::id)
                                .toList()));
        order(TagSort.NAME, Comparator.comparing(Tag::name, BY_CODE_POINT));
        order(TagSort.CREATED_AT, Comparator.comparing(Tag::createdAt));
        order(TagSort.UPDATED_AT, Comparator.comparing(Tag::updatedAt));
        order(TagSort.ENTITY_TYPE, Comparator.comparing(row -> row.entityType().number()));
    }

    private void order(TagSort sort, Comparator<Tag> comparator) {
        orders.put(
                "TagQuery.sort = " + sort,
                new Order(
                        direction -> TagQuery.builder()
                                .sort(sort)
                                .direction(direction)
                                .build(),
                        direction -> ids(tags, comparator, direction)));
    }

    private void filterSegments() {
        filters.put(
                "SegmentQuery.ids",
                new Filter(
                        text -> SegmentQuery.builder().ids(Set.of(text)).build(),
                        Limits::unstorable,
                        "ids[0]",
                        text -> segmentIds(row -> row.id().equals(text))));
        filters.put(
                "SegmentQuery.search",
                new Filter(
                        text -> SegmentQuery.builder().search(text).build(),
                        Limits::unstorable,
                        "search",
                        text -> segmentIds(row -> contains(row.name(), text) || contains(row.description(), text))));
    }

    private List<String> segmentIds(Predicate<Segment> selected) {
        return segments.stream().filter(selected).map(Segment::id).toList();
    }

    private void orderSegments() {
        order(SegmentSort.NAME, Comparator.comparing(Segment::name, BY_CODE_POINT));
        order(SegmentSort.CREATED_AT, Comparator.comparing(Segment::createdAt));
        order(SegmentSort.UPDATED_AT, Comparator.comparing(Segment::updatedAt));
        order(SegmentSort.USERS, Comparator.comparing(Segment::includedUserCount));
        order(SegmentSort.CONNECTIONS, Comparator.comparing(segment -> users(segment.id())));
    }

    /** How many features look into the segment. */
    private long users(String segmentId) {
        return features.stream().filter(row -> looksInto(row, segmentId)).count();
    }

    private static boolean looksInto(Feature feature, String segmentId) {
        return feature.rules().stream()
                .flatMap(rule -> rule.clauses().stream())
                .anyMatch(clause -> clause.values().contains(segmentId));
    }

    private void order(SegmentSort sort, Comparator<Segment> comparator) {
        orders.put(
                "SegmentQuery.sort = " + sort,
                new Order(
                        direction -> SegmentQuery.builder()
                                .sort(sort)
                                .direction(direction)
                                .build(),
                        direction -> ids(segments, comparator, direction)));
    }

    private void filterAndOrderUsers(List<SegmentUser> users) {
        filters.put(
                "SegmentUserQuery.segmentId",
                new Filter(
                        text -> SegmentUserQuery.builder().segmentId(text).build(),
                        Limits::unstorable,
                        "segmentId",
                        text -> users.stream()
                                .filter(row -> row.segmentId().equals(text))
                                .map(SegmentUser::id)
                                .toList()));
        filters.put(
                "SegmentUserQuery.userId",
                new Filter(
                        text -> SegmentUserQuery.builder().userId(text).build(),
                        Limits::unstorable,
                        "userId",
                        text -> users.stream()
                                .filter(row -> row.userId().equals(text))
                                .map(SegmentUser::id)
                                .toList()));
        orders.put(
                "SegmentUserQuery.sort = " + SegmentUserSort.ID,
                new Order(
                        direction ->
                                SegmentUserQuery.builder().direction(direction).build(),
                        direction -> ids(users, Comparator.comparing(SegmentUser::id, BY_CODE_POINT), direction)));
    }

    private void filterAndOrderApiKeys() {
        filters.put(
                "ApiKeyQuery.maintainer",
                new Filter(
                        text -> ApiKeyQuery.builder().maintainer(text).build(),
                        Limits::unstorable,
                        "maintainer",
                        text -> apiKeyIds(row -> row.maintainer().equals(text))));
        filters.put(
                "ApiKeyQuery.search",
                new Filter(
                        text -> ApiKeyQuery.builder().search(text).build(),
                        Limits::unstorable,
                        "search",
                        text -> apiKeyIds(row -> contains(row.name(), text))));
        order(ApiKeySort.NAME, Comparator.comparing(ApiKey::name, BY_CODE_POINT));
        order(ApiKeySort.CREATED_AT, Comparator.comparing(ApiKey::createdAt));
        order(ApiKeySort.UPDATED_AT, Comparator.comparing(ApiKey::updatedAt));
        order(ApiKeySort.ROLE, Comparator.comparing(row -> row.role().number()));
        order(ApiKeySort.STATE, Comparator.comparing(ApiKey::disabled));
        order(ApiKeySort.LAST_USED_AT, Comparator.comparing(ApiKey::lastUsedAt));
    }

    private List<String> apiKeyIds(Predicate<ApiKey> selected) {
        return apiKeys.stream().filter(selected).map(ApiKey::id).toList();
    }

    private void order(ApiKeySort sort, Comparator<ApiKey> comparator) {
        orders.put(
                "ApiKeyQuery.sort = " + sort,
                new Order(
                        direction -> ApiKeyQuery.builder()
                                .sort(sort)
                                .direction(direction)
                                .build(),
                        direction -> ids(apiKeys, comparator, direction)));
    }

    /** Of all rows; the ids break ties. */
    static <R extends Record> List<String> ids(List<R> rows, Comparator<R> comparator, Direction direction) {
        Comparator<R> ascending = comparator.thenComparing(ListRules::id, BY_CODE_POINT);
        return rows.stream()
                .sorted(direction == Direction.ASCENDING ? ascending : ascending.reversed())
                .map(ListRules::id)
                .toList();
    }

    /** Whether a search for the part finds the text. */
    static boolean contains(String text, String part) {
        return folded(text).contains(folded(part));
    }

    /** Without case; both forms of the small sigma are one letter. */
    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replace('\u03C2', '\u03C3');
    }
}
