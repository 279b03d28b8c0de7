package io.bucketeer.data.cli.demo;

import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.FeatureQuery;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What both databases must hold at one point of the script, kept in plain collections: the yardstick of every answer.
 * Not thread-safe.
 */
final class ExpectedRows {

    /** As both databases compare: by code point, which is the order of the bytes in UTF-8. */
    static final Comparator<String> BY_CODE_POINT =
            Comparator.comparing((String text) -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final Map<String, Map<String, Feature>> features = new LinkedHashMap<>();
    private final Map<String, Map<String, Tag>> tagsByName = new LinkedHashMap<>();

    /** Stores a feature as new, or instead of the one with its id. */
    void put(String environmentId, Feature feature) {
        features.computeIfAbsent(environmentId, id -> new LinkedHashMap<>()).put(feature.id(), feature);
    }

    /** Stores tags; of one that is there already, only the time of change is taken. */
    void upsert(String environmentId, Collection<Tag> tags) {
        Map<String, Tag> stored = tagsByName.computeIfAbsent(environmentId, id -> new LinkedHashMap<>());
        for (Tag tag : tags) {
            stored.merge(
                    tag.name(),
                    tag,
                    (before, now) ->
                            before.toBuilder().updatedAt(now.updatedAt()).build());
        }
    }

    /** The feature of that id, unless it is deleted. */
    Optional<Feature> find(String environmentId, String id) {
        return findIncludingDeleted(environmentId, id).filter(feature -> !feature.deleted());
    }

    /** The feature of that id, deleted or not. */
    Optional<Feature> findIncludingDeleted(String environmentId, String id) {
        return Optional.ofNullable(rows(environmentId).get(id));
    }

    /** Every row that the query selects, in its order. */
    List<Feature> list(String environmentId, FeatureQuery query) {
        Comparator<Feature> order = switch (query.sort()) {
            case NAME -> Comparator.comparing(Feature::name, BY_CODE_POINT);
            case CREATED_AT -> Comparator.comparing(Feature::createdAt);
            case UPDATED_AT -> Comparator.comparing(Feature::updatedAt);
            case ENABLED -> Comparator.comparing(Feature::enabled);
            case TAGS -> Comparator.comparing(feature -> feature.tags().size());
        };
        order = order.thenComparing(Feature::id, BY_CODE_POINT);
        return selected(environmentId, query)
                .sorted(query.direction() == Direction.ASCENDING ? order : order.reversed())
                .toList();
    }

    /** How many rows the query selects. */
    long count(String environmentId, FeatureQuery query) {
        return selected(environmentId, query).count();
    }

    /** Every feature that is not deleted, by id. */
    List<Feature> listByEnvironment(String environmentId) {
        return selected(environmentId, FeatureQuery.all())
                .sorted(Comparator.comparing(Feature::id, BY_CODE_POINT))
                .toList();
    }

    /** Every tag, by name. */
    List<Tag> tags(String environmentId) {
        return tagsByName.getOrDefault(environmentId, Map.of()).values().stream()
                .sorted(Comparator.comparing(Tag::name, BY_CODE_POINT))
                .toList();
    }

    private Map<String, Feature> rows(String environmentId) {
        return features.getOrDefault(environmentId, Map.of());
    }

    private Stream<Feature> selected(String environmentId, FeatureQuery query) {
        return rows(environmentId).values().stream()
                .filter(feature -> query.ids() == null || query.ids().contains(feature.id()))
                .filter(feature -> matches(
                        query.hasPrerequisites(), !feature.prerequisites().isEmpty()))
                .filter(feature -> matches(query.usesFlagAsRule(), usesFlagAsRule(feature)))
                .filter(feature -> query.tags() == null || feature.tags().containsAll(query.tags()))
                .filter(feature -> matches(query.maintainer(), feature.maintainer()))
                .filter(feature -> matches(query.enabled(), feature.enabled()))
                .filter(feature -> matches(query.archived(), feature.archived()))
                .filter(feature -> matches(query.deleted(), feature.deleted()))
                .filter(feature -> query.search() == null || contains(feature, query.search()));
    }

    private static boolean matches(@Nullable Object wanted, Object value) {
        return wanted == null || wanted.equals(value);
    }

    private static boolean usesFlagAsRule(Feature feature) {
        return feature.rules().stream()
                .flatMap(rule -> rule.clauses().stream())
                .anyMatch(clause -> clause.operator().equals(Operator.FEATURE_FLAG));
    }

    private static boolean contains(Feature feature, String text) {
        return Stream.of(feature.id(), feature.name(), feature.description())
                .anyMatch(value -> folded(value).contains(folded(text)));
    }

    /** Without case; the small sigma has a second form, at the end of words. */
    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replace('\u03C2', '\u03C3');
    }
}
