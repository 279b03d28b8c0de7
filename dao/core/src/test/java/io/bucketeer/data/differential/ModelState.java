package io.bucketeer.data.differential;

import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Tag;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the model has stored: rows by environment and id. */
final class ModelState {

    private final Map<String, SortedMap<String, Feature>> features = new HashMap<>();
    private final Map<String, SortedMap<String, Tag>> tags = new HashMap<>();

    SortedMap<String, Feature> features(String environment) {
        return features.computeIfAbsent(environment, any -> new TreeMap<>(CodePoints.ORDER));
    }

    SortedMap<String, Tag> tags(String environment) {
        return tags.computeIfAbsent(environment, any -> new TreeMap<>(CodePoints.ORDER));
    }

    long rows() {
        long rows = 0;
        for (Map<String, Feature> ofEnvironment : features.values()) {
            rows += ofEnvironment.size();
        }
        for (Map<String, Tag> ofEnvironment : tags.values()) {
            rows += ofEnvironment.size();
        }
        return rows;
    }

    ModelState copy() {
        ModelState copy = new ModelState();
        features.forEach((environment, rows) -> copy.features(environment).putAll(rows));
        tags.forEach((environment, rows) -> copy.tags(environment).putAll(rows));
        return copy;
    }
}
