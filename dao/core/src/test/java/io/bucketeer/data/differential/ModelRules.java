package io.bucketeer.data.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.Tag;
import java.util.Collection;
import java.util.List;

/** Which values are refused before anything else is looked at. */
final class ModelRules {

    private ModelRules() {}

    static InvalidDataException refused(ErrorCode code) {
        return new InvalidDataException(code, "refused by the model", List.of(), null);
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw refused(ErrorCode.INVALID_VALUE);
        }
    }

    static void feature(String environment, Feature feature) {
        text(environment, 255);
        text(feature.id(), 255);
        text(feature.name(), 511);
        require(bytes(feature.description()) <= 65_535);
        text(feature.offVariation(), 255);
        feature.tags().forEach(tag -> text(tag, 255));
        text(feature.maintainer(), 255);
        text(feature.samplingSeed(), 255);
        require(bytes(environment) + bytes(feature.name()) + bytes(feature.id()) <= 2_600);
        require(feature.rules().stream().map(Rule::strategy).allMatch(strategy -> strategy != null));
        storable(feature);
    }

    static void segment(String environment, Segment segment) {
        text(environment, 255);
        text(segment.id(), 255);
        text(segment.name(), 255);
        require(bytes(segment.description()) <= 65_535);
        require(bytes(environment) + bytes(segment.name()) + bytes(segment.id()) <= 2_600);
        require(segment.rules().stream().map(Rule::strategy).allMatch(strategy -> strategy == null));
        storable(segment);
    }

    static void tag(String environment, Tag tag) {
        text(environment, 255);
        text(tag.id(), 255);
        text(tag.name(), 255);
        require(bytes(environment) + bytes(tag.name()) + bytes(tag.id()) <= 2_600);
    }

    static void lastUse(String environment, FeatureLastUsedInfo info) {
        text(environment, 255);
        text(info.id(), 255);
        text(info.featureId(), 255);
        require(info.id().equals(info.featureId() + ":" + info.version()));
        int oldest = Plain.CLIENT_VERSIONS.indexOf(info.clientOldestVersion());
        int latest = Plain.CLIENT_VERSIONS.indexOf(info.clientLatestVersion());
        boolean both = oldest >= 0 && latest >= oldest;
        require(both
                || info.clientOldestVersion().isEmpty()
                        && info.clientLatestVersion().isEmpty());
    }

    /** A row of a directory, by what all of them have. */
    static void installation(Record row, String id, String name, String urlCode, String description) {
        text(id, 255);
        text(name, 255);
        text(urlCode, 255);
        require(bytes(description) <= 65_535);
        storable(row);
    }

    static void key(String environment, String id) {
        text(environment, 255);
        text(id, 255);
    }

    static void text(String text, int maxCodePoints) {
        storable(text);
        require(text.codePointCount(0, text.length()) <= maxCodePoints);
    }

    /** No text in the value, however deep, holds a NUL or half of a surrogate pair. */
    static void storable(Object value) {
        switch (value) {
            case null -> {}
            case String text ->
                require(text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE));
            case Collection<?> elements -> elements.forEach(ModelRules::storable);
            case Record row -> Records.values(row).forEach(ModelRules::storable);
            default -> {}
        }
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
