package io.bucketeer.data.contract;

import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.SegmentQuery;
import io.bucketeer.data.repository.SegmentUserQuery;
import io.bucketeer.data.repository.Session;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of one environment by their ids, those that are marked as deleted too. Not thread-safe. */
record StoredRows(
        Map<String, Feature> features,
        Map<String, Tag> tags,
        Map<String, Segment> segments,
        Map<String, SegmentUser> users,
        Map<String, ApiKey> apiKeys,
        Map<String, FeatureLastUsedInfo> uses) {

    StoredRows {
        features = new TreeMap<>(features);
        tags = new TreeMap<>(tags);
        segments = new TreeMap<>(segments);
        users = new TreeMap<>(users);
        apiKeys = new TreeMap<>(apiKeys);
        uses = new TreeMap<>(uses);
    }

    static StoredRows none() {
        return new StoredRows(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** All that the environment has. */
    static StoredRows of(Session session, String environment) {
        FeatureQuery features = FeatureQuery.builder().deleted(null).build();
        SegmentQuery segments = SegmentQuery.builder().deleted(null).build();
        SegmentUserQuery users = SegmentUserQuery.builder().deleted(null).build();
        return new StoredRows(
                byId(session.features().stream(environment, features).toList(), Feature::id),
                byId(session.tags().listByEnvironment(environment), Tag::id),
                byId(session.segments().stream(environment, segments).toList(), Segment::id),
                byId(session.segmentUsers().stream(environment, users).toList(), SegmentUser::id),
                byId(session.apiKeys().listByEnvironment(environment), ApiKey::id),
                byId(session.featureLastUsedInfos().listByEnvironment(environment), FeatureLastUsedInfo::id));
    }

    private static <T> Map<String, T> byId(Collection<T> rows, Function<T, String> id) {
        return rows.stream().collect(Collectors.toMap(id, row -> row));
    }

    StoredRows copy() {
        return new StoredRows(features, tags, segments, users, apiKeys, uses);
    }

    void addAll(StoredRows others) {
        features.putAll(others.features);
        tags.putAll(others.tags);
        segments.putAll(others.segments);
        users.putAll(others.users);
        apiKeys.putAll(others.apiKeys);
        uses.putAll(others.uses);
    }

    void put(Feature feature) {
        features.put(feature.id(), feature);
    }

    /** As an upsert leaves it: of one that is there only the time of change moves. */
    void upsert(Tag tag) {
        tags.merge(
                tag.id(),
                tag,
                (stored, given) ->
                        stored.toBuilder().updatedAt(given.updatedAt()).build());
    }

    void put(Segment segment) {
        segments.put(segment.id(), segment);
    }

    void put(SegmentUser user) {
        users.put(user.id(), user);
    }

    void put(ApiKey key) {
        apiKeys.put(key.id(), key);
    }

    void upsert(FeatureLastUsedInfo use) {
        uses.merge(use.id(), use, StoredRows::together);
    }

    /** Time and versions only move outwards; the versions of mixed runs are {@code 1.} a number {@code .0}, or none. */
    static FeatureLastUsedInfo together(FeatureLastUsedInfo stored, FeatureLastUsedInfo given) {
        List<String> versions = Stream.of(
                        stored.clientOldestVersion(),
                        stored.clientLatestVersion(),
                        given.clientOldestVersion(),
                        given.clientLatestVersion())
                .filter(version -> !version.isEmpty())
                .sorted(Comparator.comparing(version -> Integer.valueOf(version.split("\\.")[1])))
                .toList();
        Instant newest = given.lastUsedAt().isAfter(stored.lastUsedAt()) ? given.lastUsedAt() : stored.lastUsedAt();
        return stored.toBuilder()
                .lastUsedAt(newest)
                .clientOldestVersion(versions.isEmpty() ? "" : versions.getFirst())
                .clientLatestVersion(versions.isEmpty() ? "" : versions.getLast())
                .build();
    }
}
