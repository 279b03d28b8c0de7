package io.bucketeer.data.benchmarks.growth;

import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The rows of the environments: everywhere the same ids, names and times. What is rare is among the first thousand, so
 * that there is as much of it in an environment of any size.
 */
final class GrowthData {

    /** The environment that grows. */
    static final String ENVIRONMENT = "growing";

    /** The one segment of that environment that has users; others have others, since their ids are unique. */
    static final String SEGMENT = "segment-of-" + ENVIRONMENT;

    /** The secret of one of the keys. */
    static final ApiKeySecret SECRET = ApiKeySecret.generate();

    private static final String INSTALLATION = "installation";
    private static final Instant START = Instant.ofEpochSecond(1_772_366_400L);
    private static final int RARE = 100;
    private static final int RARE_END = 1_000;

    /** A prime: its multiples bring numbers out of order, each once. */
    private static final long PRIME = 1_000_003;

    private GrowthData() {}

    /** Registers an environment. */
    static void register(Session session, String environmentId) {
        if (session.organizationDirectory().find(INSTALLATION).isEmpty()) {
            session.organizationDirectory()
                    .insert(Organization.builder()
                            .id(INSTALLATION)
                            .createdAt(START)
                            .updatedAt(START)
                            .build());
            session.projectDirectory()
                    .insert(Project.builder()
                            .id(INSTALLATION)
                            .organizationId(INSTALLATION)
                            .createdAt(START)
                            .updatedAt(START)
                            .build());
        }
        session.environmentDirectory()
                .insert(Environment.builder()
                        .id(environmentId)
                        .name(environmentId)
                        .urlCode(environmentId)
                        .projectId(INSTALLATION)
                        .organizationId(INSTALLATION)
                        .createdAt(START)
                        .updatedAt(START)
                        .build());
        if (environmentId.equals(ENVIRONMENT)) {
            session.apiKeys().createWithSecret(environmentId, apiKey(-1), SECRET);
        }
    }

    /** Stores rows of each kind in an environment, those of the numbers given. */
    static void store(Session session, String environmentId, int from, int to) {
        session.features().insertAll(environmentId, rows(from, to, GrowthData::feature));
        session.tags().insertAll(environmentId, rows(from, to, GrowthData::tag));
        session.segments().insertAll(environmentId, rows(from, to, GrowthData::segment));
        session.segmentUsers()
                .upsert(
                        environmentId,
                        rows(
                                from,
                                to,
                                i -> SegmentUsers.of(
                                        "segment-of-" + environmentId, "user-" + i, SegmentUserState.INCLUDED)));
        session.featureLastUsedInfos()
                .upsert(
                        environmentId,
                        rows(from, to, i -> LastUses.of("f" + i, 1, START.plusSeconds(scattered(i)), "")));
        rows(from, to, GrowthData::apiKey).forEach(key -> session.apiKeys().create(environmentId, key));
    }

    private static <T> List<T> rows(int from, int to, IntFunction<T> row) {
        return IntStream.range(from, to).mapToObj(row).toList();
    }

    /** The number of a row's place in an order that is not the one in which the rows come. */
    private static long scattered(int i) {
        return i * 7_919L % PRIME;
    }

    private static Feature feature(int i) {
        boolean rare = i % RARE == 77 && i < RARE_END;
        List<String> tags = new ArrayList<>(List.of("common", "team-" + i % 20));
        if (rare) {
            tags.add("rare");
        }
        return Feature.builder()
                .id("f" + i)
                .name("name " + scattered(i))
                .description("What number " + i + " is for")
                .enabled(i % 2 == 0)
                .createdAt(START.plusSeconds(i))
                .updatedAt(START.plusSeconds(scattered(i)))
                .variations(List.of(new Variation("on", "true", "On", ""), new Variation("off", "false", "Off", "")))
                .defaultStrategy(Strategies.fixed("on"))
                .offVariation("off")
                .tags(tags)
                .maintainer("owner-" + i % 50 + "@example.com")
                .rules(List.of(rule(rare ? Operator.FEATURE_FLAG : Operator.IN)))
                .build();
    }

    private static Rule rule(Operator operator) {
        Clause clause = new Clause("clause", "country", operator, List.of("on"));
        return new Rule("rule", Strategies.fixed("on"), List.of(clause));
    }

    private static Tag tag(int i) {
        return Tag.builder()
                .id("t" + i)
                .name("name " + scattered(i))
                .entityType(TagEntityType.FEATURE_FLAG)
                .createdAt(START)
                .updatedAt(START)
                .build();
    }

    private static Segment segment(int i) {
        return Segment.builder()
                .id("s" + i)
                .name("name " + scattered(i))
                .createdAt(START)
                .updatedAt(START)
                .build();
    }

    private static ApiKey apiKey(int i) {
        return ApiKey.builder()
                .id("k" + i)
                .name("name " + i)
                .createdAt(START)
                .updatedAt(START)
                .build();
    }
}
