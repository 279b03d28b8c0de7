package io.bucketeer.data.cli.demo;

import io.bucketeer.data.model.Feature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the forms of data files apart: a list of features, one feature, one segment, or an object with a list of
 * {@code segments}, such as Bucketeer's conformance file for segment rules.
 */
final class DataSetReader {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final SequencedMap<String, List<Feature>> features = new LinkedHashMap<>();
    private final Set<List<String>> keys = new HashSet<>();

    private DataSetReader() {}

    /** @param name stands in messages */
    static DataSet read(String name, byte[] json) {
        DataSetReader reader = new DataSetReader();
        reader.readRoot(parse(name, json));
        if (reader.keys.isEmpty()) {
            throw new DataSetException(name + ": holds no feature");
        }
        return new DataSet(name, reader.features);
    }

    private static Json parse(String name, byte[] json) {
        try {
            return new Json(name + ": ", MAPPER.readTree(json));
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            String place = location == null ? "" : ":" + location.getLineNr() + ":" + location.getColumnNr();
            // Jackson goes on in brackets about its own settings
            String problem = e.getOriginalMessage().replaceFirst("(?s)\\s*[(\\n].*", "");
            throw new DataSetException(name + place + ": is not JSON: " + problem);
        }
    }

    private void readRoot(Json root) {
        if (root.node().isArray()) {
            readFeatures(root.elements());
        } else if (root.has("segments")) {
            readSegments(root.list("segments"));
        } else if (root.has("variations")) {
            readFeatures(List.of(root));
        } else if (root.has("rules")) {
            readSegments(List.of(root));
        } else {
            throw root.wrong("must be an array of features, a feature, a segment, or an object with 'segments'");
        }
    }

    private void readFeatures(List<Json> elements) {
        for (Json element : elements) {
            add(element, element.text("environment_id"), FeatureJson.read(element));
        }
    }

    private void readSegments(List<Json> elements) {
        for (Json element : elements) {
            add(element, element.text("environment_id"), SegmentJson.read(element));
        }
    }

    private void add(Json element, String environmentId, Feature feature) {
        if (!keys.add(List.of(environmentId, feature.id()))) {
            throw element.wrong("has the id '" + feature.id() + "', which stands in this environment before");
        }
        features.computeIfAbsent(environmentId, id -> new ArrayList<>()).add(feature);
    }
}
