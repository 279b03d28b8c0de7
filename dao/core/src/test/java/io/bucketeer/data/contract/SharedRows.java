package io.bucketeer.data.contract;

import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.ApiKeyUse;
import io.bucketeer.data.repository.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows that all threads of a mixed run write. What they come to depends on which writes were acknowledged, but not on
 * their order. Thread-safe.
 */
final class SharedRows {

    private static final int ROWS = 8;
    private static final int USERS = 300;
    private static final int SECONDS = 1_000_000;
    private static final String SEGMENT = "shared";

    private final String environment;
    private final Map<String, AtomicInteger> increments = new ConcurrentHashMap<>();
    private final Map<String, Instant> touches = new ConcurrentHashMap<>();
    private final Map<String, FeatureLastUsedInfo> uses = new ConcurrentHashMap<>();
    private final Map<String, SegmentUser> users = new ConcurrentHashMap<>();
    private final Map<String, Tag> tags = new ConcurrentHashMap<>();

    SharedRows(String environment) {
        this.environment = environment;
    }

    /** Stores the rows that are changed later. */
    void store(Session session) {
        ids().map(SharedRows::feature).forEach(feature -> session.features().insert(environment, feature));
        ids().map(SharedRows::key).forEach(key -> session.apiKeys().create(environment, key));
        session.segments().insert(environment, segment());
        List<FeatureLastUsedInfo> first = ids().map(id -> use(id, 0)).toList();
        session.featureLastUsedInfos().upsert(environment, first);
        first.forEach(use -> uses.put(use.id(), use));
    }

    private static Stream<String> ids() {
        return IntStream.range(0, ROWS).mapToObj(SharedRows::id);
    }

    private static String id(int number) {
        return "shared-" + number;
    }

    private static Feature feature(String id) {
        return Samples.plain(id).build();
    }

    private static ApiKey key(String id) {
        return ApiKeyContract.key(id);
    }

    private static Segment segment() {
        return Segment.builder()
                .id(SEGMENT)
                .createdAt(DatabaseContract.START)
                .updatedAt(DatabaseContract.START)
                .build();
    }

    private static FeatureLastUsedInfo use(String id, int second) {
        return LastUses.of(id, 1, DatabaseContract.START.plusSeconds(second), second == 0 ? "" : "1." + second + ".0");
    }

    /** Counts two features up in any order, so that units deadlock; what is given back notes that they did. */
    Runnable increment(Session session, Random random) {
        List<String> two = some(random, 2);
        for (String id : two) {
            Feature read = session.features().find(environment, id).orElseThrow();
            session.features()
                    .update(environment, read.toBuilder().ttl(read.ttl() + 1).build());
        }
        return () -> two.forEach(
                id -> increments.computeIfAbsent(id, any -> new AtomicInteger()).incrementAndGet());
    }

    /** Notes uses of features in any order. */
    Runnable use(Session session, Random random) {
        List<FeatureLastUsedInfo> some = some(random, 4).stream()
                .map(id -> use(id, 1 + random.nextInt(SECONDS)))
                .toList();
        session.featureLastUsedInfos().upsert(environment, some);
        return () -> some.forEach(use -> uses.merge(use.id(), use, StoredRows::together));
    }

    /** Notes uses of API keys in any order. */
    Runnable touch(Session session, Random random) {
        List<ApiKeyUse> some = some(random, 4).stream()
                .map(id -> new ApiKeyUse(id, DatabaseContract.START.plusSeconds(random.nextInt(SECONDS))))
                .toList();
        session.apiKeys().touch(environment, some);
        return () -> some.forEach(
                use -> touches.merge(use.id(), use.usedAt(), (one, other) -> one.isAfter(other) ? one : other));
    }

    /** Lists users in the segment, whether they are there or not. */
    Runnable list(Session session, Random random) {
        List<SegmentUser> some = random.ints(20, 0, USERS)
                .mapToObj(user -> SegmentUsers.of(SEGMENT, "user-" + user, SegmentUserState.INCLUDED))
                .toList();
        session.segmentUsers().upsert(environment, some);
        return () -> some.forEach(user -> users.put(user.id(), user));
    }

    /** Upserts tags that are there, or not yet. */
    Runnable tag(Session session, Random random) {
        List<Tag> some = some(random, 3).stream().map(OwnRows::tag).toList();
        session.tags().upsert(environment, some);
        return () -> some.forEach(tag -> tags.put(tag.id(), tag));
    }

    private static List<String> some(Random random, int count) {
        List<String> ids = new ArrayList<>(ids().toList());
        Collections.shuffle(ids, random);
        return ids.subList(0, count);
    }

    /** What all acknowledged writes come to: as many versions as changes, and the latest of all times. */
    StoredRows expected() {
        StoredRows rows = StoredRows.none();
        ids().forEach(id -> {
            int times = increments.getOrDefault(id, new AtomicInteger()).get();
            rows.put(feature(id).toBuilder().version(1 + times).ttl(times).build());
            rows.put(key(id).toBuilder()
                    .lastUsedAt(touches.getOrDefault(id, Instant.EPOCH))
                    .build());
        });
        rows.put(segment());
        users.values().forEach(rows::put);
        tags.values().forEach(rows::upsert);
        uses.values().forEach(rows::upsert);
        return rows;
    }
}
