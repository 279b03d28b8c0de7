package io.bucketeer.data.differential;

import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.InEnvironment;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the model has stored: rows by environment and id. */
final class ModelState {

    private final SortedMap<String, SortedMap<String, Feature>> features = new TreeMap<>(CodePoints.ORDER);
    private final SortedMap<String, SortedMap<String, Tag>> tags = new TreeMap<>(CodePoints.ORDER);
    private final SortedMap<String, SortedMap<String, Segment>> segments = new TreeMap<>(CodePoints.ORDER);

    SortedMap<String, Feature> features(String environment) {
        return features.computeIfAbsent(environment, any -> new TreeMap<>(CodePoints.ORDER));
    }

    SortedMap<String, Tag> tags(String environment) {
        return tags.computeIfAbsent(environment, any -> new TreeMap<>(CodePoints.ORDER));
    }

    SortedMap<String, Segment> segments(String environment) {
        return segments.computeIfAbsent(environment, any -> new TreeMap<>(CodePoints.ORDER));
    }

    /** The features of all environments, by environment and id. */
    Stream<InEnvironment<Feature>> everyFeature() {
        return everyRow(features);
    }

    /** The tags of all environments, by environment and id. */
    Stream<InEnvironment<Tag>> everyTag() {
        return everyRow(tags);
    }

    /** The segments of all environments, by environment and id. */
    Stream<InEnvironment<Segment>> everySegment() {
        return everyRow(segments);
    }

    private static <T> Stream<InEnvironment<T>> everyRow(SortedMap<String, SortedMap<String, T>> rows) {
        return rows.entrySet().stream()
                .flatMap(environment -> environment.getValue().values().stream()
                        .map(row -> new InEnvironment<>(environment.getKey(), row)));
    }

    long rows() {
        return Stream.of(features, tags, segments)
                .flatMap(table -> table.values().stream())
                .mapToLong(Map::size)
                .sum();
    }

    ModelState copy() {
        ModelState copy = new ModelState();
        features.forEach((environment, rows) -> copy.features(environment).putAll(rows));
        tags.forEach((environment, rows) -> copy.tags(environment).putAll(rows));
        segments.forEach((environment, rows) -> copy.segments(environment).putAll(rows));
        return copy;
    }
}
