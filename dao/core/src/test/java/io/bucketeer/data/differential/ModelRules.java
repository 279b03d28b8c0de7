package io.bucketeer.data.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.OptimisticLockException;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.ApiKeySecret;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Which values are refused before anything else is looked at. */
final class ModelRules {

    private static final Set<Operator> FORBIDDEN_IN_SEGMENTS = Set.of(Operator.SEGMENT, Operator.FEATURE_FLAG);

    private ModelRules() {}

    static InvalidDataException refused(ErrorCode code) {
        return new InvalidDataException(code, "refused by the model", List.of(), null);
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw refused(ErrorCode.INVALID_VALUE);
        }
    }

    /** Fails where a row has been changed since it was read. */
    static void unchanged(Instant storedAt, Instant readAt) {
        if (!storedAt.equals(readAt)) {
            throw new OptimisticLockException("changed in the model", null);
        }
    }

    /** When a row is changed now: always later than before. */
    static Instant later(Instant storedAt, Instant now) {
        return now.isAfter(storedAt) ? now : storedAt.plusSeconds(1);
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
        require(segment.version() == 1);
        require(segment.rules().stream().map(Rule::strategy).allMatch(strategy -> strategy == null));
        require(segment.rules().stream()
                .flatMap(rule -> rule.clauses().stream())
                .map(Clause::operator)
                .noneMatch(FORBIDDEN_IN_SEGMENTS::contains));
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

    static void segmentUser(String environment, SegmentUser user) {
        text(environment, 255);
        text(user.id(), 511);
        text(user.segmentId(), 255);
        text(user.userId(), 255);
        require(bytes(environment) + bytes(user.segmentId()) + bytes(user.id()) <= 2_600);
        require(!user.segmentId().contains(":"));
        String beginning = user.segmentId() + ":";
        switch (user.state().number()) {
            case 0 -> require(user.id().equals(beginning + user.userId() + ":INCLUDED"));
            case 1 -> require(user.id().equals(beginning + user.userId() + ":EXCLUDED"));
            default -> require(user.id().startsWith(beginning));
        }
    }

    static void apiKey(String environment, ApiKey key) {
        text(environment, 255);
        text(key.id(), 255);
        text(key.name(), 255);
        text(key.maintainer(), 255);
        text(key.description(), 255);
        require(bytes(environment) + bytes(key.name()) + bytes(key.id()) <= 2_600);
    }

    static void secret(ApiKeySecret secret) {
        text(secret.reveal(), 255);
        require(!secret.reveal().isEmpty());
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
        key(environment, id, 255);
    }

    static void key(String environment, String id, int maxCodePoints) {
        text(environment, 255);
        text(id, maxCodePoints);
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
