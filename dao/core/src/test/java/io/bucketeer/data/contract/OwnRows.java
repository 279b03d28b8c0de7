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
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.ApiKeyUse;
import io.bucketeer.data.repository.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Random changes of rows that nobody else writes. Each is told what is stored, and notes there what it has changed. One
 * thread only.
 */
final class OwnRows {

    private final String environment;
    private final String name;
    private final Random random;
    private final Map<String, ApiKeySecret> secrets = new HashMap<>();
    private int number;

    /** The name is part of every id. */
    OwnRows(String environment, String name, Random random) {
        this.environment = environment;
        this.name = name;
        this.random = random;
    }

    /** A feature and a tag. */
    void changeFeature(Session session, StoredRows next) {
        List<Feature> live = wanted(next.features().values(), feature -> !feature.deleted());
        if (live.size() < 4 || random.nextInt(4) == 0) {
            Feature feature = Samples.plain(fresh()).tags(List.of(name, "web")).build();
            session.features().insert(environment, feature);
            next.put(feature);
        } else if (random.nextInt(3) == 0) {
            Feature gone = one(live);
            session.features().delete(environment, gone.id(), gone.version());
            next.put(gone.toBuilder().deleted(true).build());
        } else {
            Feature read = one(live);
            next.put(session.features()
                    .update(environment, read.toBuilder().name(fresh()).build()));
        }
        Tag tag = tag(name + "-" + random.nextInt(10)).toBuilder()
                .updatedAt(DatabaseContract.START.plusSeconds(random.nextInt(100)))
                .build();
        session.tags().upsert(environment, List.of(tag));
        next.upsert(tag);
    }

    /** A tag of that name and id. */
    static Tag tag(String id) {
        return Tag.builder()
                .id(id)
                .name(id)
                .entityType(TagEntityType.FEATURE_FLAG)
                .createdAt(DatabaseContract.START)
                .updatedAt(DatabaseContract.START)
                .build();
    }

    /** A segment with its users, and how many of these there are. */
    void changeSegment(Session session, StoredRows next) {
        List<Segment> all = new ArrayList<>(next.segments().values());
        if (all.size() < 3) {
            Segment segment = Segment.builder()
                    .id(fresh())
                    .createdAt(DatabaseContract.START)
                    .updatedAt(DatabaseContract.START)
                    .build();
            session.segments().insert(environment, segment);
            next.put(segment);
            changeUsers(session, next, segment);
        } else if (random.nextInt(5) == 0) {
            String gone = one(all).id();
            session.segments().delete(environment, gone);
            next.segments().remove(gone);
            next.users().values().removeIf(user -> user.segmentId().equals(gone));
        } else {
            changeUsers(session, next, one(all));
        }
    }

    private void changeUsers(Session session, StoredRows next, Segment segment) {
        List<SegmentUser> listed = random.ints(10, 0, 40)
                .mapToObj(user -> SegmentUsers.of(segment.id(), "user-" + user, SegmentUserState.INCLUDED))
                .toList();
        session.segmentUsers().upsert(environment, listed);
        listed.forEach(next::put);
        List<SegmentUser> users =
                wanted(next.users().values(), user -> user.segmentId().equals(segment.id()) && !user.deleted());
        List<SegmentUser> gone =
                IntStream.range(0, 5).mapToObj(i -> one(users)).distinct().toList();
        session.segmentUsers()
                .delete(environment, gone.stream().map(SegmentUser::id).toList());
        gone.forEach(user -> next.put(user.toBuilder().deleted(true).build()));
        next.put(session.segments()
                .update(
                        environment,
                        segment.toBuilder()
                                .includedUserCount(users.size() - gone.size())
                                .build()));
    }

    /** API keys: one is created, touched, and switched off or on. */
    void changeKeys(Session session, StoredRows next) {
        if (next.apiKeys().size() < 3 || random.nextInt(5) == 0) {
            ApiKey key = ApiKeyContract.key(fresh());
            secrets.put(key.id(), session.apiKeys().create(environment, key));
            next.put(key);
        }
        ApiKey used = one(List.copyOf(next.apiKeys().values()));
        Instant usedAt = DatabaseContract.START.plusSeconds(random.nextInt(1_000));
        session.apiKeys().touch(environment, List.of(new ApiKeyUse(used.id(), usedAt)));
        if (usedAt.isAfter(used.lastUsedAt())) {
            next.put(used.toBuilder().lastUsedAt(usedAt).build());
        }
        ApiKey changed = one(List.copyOf(next.apiKeys().values()));
        next.put(session.apiKeys()
                .update(
                        environment,
                        changed.toBuilder().disabled(!changed.disabled()).build()));
    }

    /** A use of a feature. */
    void noteUse(Session session, StoredRows next) {
        FeatureLastUsedInfo use = LastUses.of(
                name + "-used-" + random.nextInt(20),
                1,
                DatabaseContract.START.plusSeconds(random.nextInt(1_000)),
                "1." + random.nextInt(50) + ".0");
        session.featureLastUsedInfos().upsert(environment, List.of(use));
        next.upsert(use);
    }

    private String fresh() {
        return name + "-" + number++;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static <T> List<T> wanted(Collection<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).toList();
    }

    /** The secret of each key that was created, even in a unit that was rolled back. */
    Map<String, ApiKeySecret> secrets() {
        return secrets;
    }
}
