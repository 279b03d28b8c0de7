package io.bucketeer.data.cli.demo;

import io.bucketeer.data.model.Feature;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureSort;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Lists and counts with every filter. */
final class FilterSteps {

    /** What a pattern language or a quoting mistake would trip over; asked for whatever the data. */
    private static final List<String> LITERALS = List.of("%", "_", "\\", "100%", "%%", "'", "\"");

    /** Asked for where the data has it. */
    private static final List<String> WORDS = List.of(
            "GRÖßEN", "CAFÉ", "cafe\u0301", "ÖDEME", "İSTANBUL", "ısınma", "ΦΌΡΜΑ", "ポイント", "본인인증", "🎄", "−20 %");

    private final Script script;
    private final String environment;
    private final List<Feature> features;

    FilterSteps(Script script) {
        this.script = script;
        this.environment = script.data().mainEnvironment();
        this.features = script.data().features().getOrDefault(environment, List.of());
    }

    void write() {
        ids();
        tags();
        mostFrequent(features.stream().map(Feature::maintainer))
                .ifPresent(maintainer -> filter(
                        "maintainer " + maintainer, FeatureQuery.builder().maintainer(maintainer)));
        filter("enabled", FeatureQuery.builder().enabled(true));
        filter("not enabled", FeatureQuery.builder().enabled(false));
        filter("archived", FeatureQuery.builder().archived(true));
        filter("not archived", FeatureQuery.builder().archived(false));
        filter("deleted", FeatureQuery.builder().deleted(true));
        filter("deleted or not", FeatureQuery.builder().deleted(null));
        filter("with prerequisites", FeatureQuery.builder().hasPrerequisites(true));
        filter("without prerequisites", FeatureQuery.builder().hasPrerequisites(false));
        filter("a flag as rule", FeatureQuery.builder().usesFlagAsRule(true));
        filter("no flag as rule", FeatureQuery.builder().usesFlagAsRule(false));
        LITERALS.forEach(this::search);
        WORDS.stream()
                .filter(word -> script.rows().count(environment, searchFor(word).build()) > 0)
                .forEach(this::search);
        features.stream()
                .filter(feature -> !feature.deleted())
                .findFirst()
                .ifPresent(feature -> search(feature.name().toUpperCase(Locale.ROOT)));
    }

    /** Every other feature, and one id that only another case would make one. */
    private void ids() {
        Set<String> ids = new LinkedHashSet<>();
        for (int i = 0; i < features.size(); i += 2) {
            ids.add(features.get(i).id());
        }
        features.stream().findFirst().ifPresent(feature -> ids.add(swappedCase(feature.id()) + "-not"));
        filter("ids of " + ids.size() + " features", FeatureQuery.builder().ids(ids));
        filter("ids of no feature", FeatureQuery.builder().ids(Set.of()));
    }

    private void tags() {
        filter("all of no tags", FeatureQuery.builder().tags(Set.of()));
        mostFrequent(features.stream().map(Feature::tags).flatMap(Collection::stream))
                .ifPresent(tag -> {
                    withTags(Set.of(tag));
                    withTags(Set.of(tag + "-not"));
                    withTags(Set.of(swappedCase(tag)));
                    filter(
                            "tag " + tag + ", enabled, newest, pages of 3",
                            FeatureQuery.builder()
                                    .tags(Set.of(tag))
                                    .enabled(true)
                                    .sort(FeatureSort.CREATED_AT)
                                    .direction(Direction.DESCENDING)
                                    .pageSize(3));
                });
        features.stream()
                .map(Feature::tags)
                .filter(tags -> tags.size() > 1)
                .findFirst()
                .ifPresent(tags -> withTags(new LinkedHashSet<>(tags.subList(0, 2))));
    }

    private void withTags(Set<String> tags) {
        filter("tags " + String.join(" + ", tags), FeatureQuery.builder().tags(tags));
    }

    private void search(String text) {
        filter("search " + text, searchFor(text));
    }

    private static FeatureQuery.Builder searchFor(String text) {
        return FeatureQuery.builder().search(text);
    }

    private void filter(String name, FeatureQuery.Builder builder) {
        script.lists("list: " + name, environment, builder.build());
    }

    private static String swappedCase(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return upper.equals(text) ? text.toLowerCase(Locale.ROOT) : upper;
    }

    private static Optional<String> mostFrequent(Stream<String> values) {
        Map<String, Integer> counts = new HashMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }
}
