package io.bucketeer.data.benchmarks.growth;

import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.ApiKeyRole;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Prerequisite;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentStatus;
import io.bucketeer.data.model.SegmentUser;
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

    static final String INSTALLATION = "installation";
    private static final Instant START = Instant.ofEpochSecond(1_772_366_400L);
    private static final int RARE = 100;
    private static final int RARE_END = 1_000;
    private static final int USES_SEGMENT = 10;

    /** A prime: its multiples bring numbers out of order, each once. */
    private static final long PRIME = 1_000_003;

    /** When all is looked at: three features of five were last used within the seven days before. */
    static final Instant END = START.plusSeconds(PRIME);

    /** Who looks after what is rare. */
    static final String RARE_MAINTAINER = "rare@example.com";

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
        session.segmentUsers().upsert(environmentId, rows(from, to, i -> user("segment-of-" + environmentId, i)));
        session.featureLastUsedInfos()
                .upsert(
                        environmentId,
                        IntStream.range(from, to)
                                .filter(i -> !rare(i))
                                .mapToObj(i -> LastUses.of("f" + i, 1, START.plusSeconds(scattered(i)), ""))
                                .toList());
        rows(from, to, GrowthData::apiKey).forEach(key -> session.apiKeys().create(environmentId, key));
    }

    private static <T> List<T> rows(int from, int to, IntFunction<T> row) {
        return IntStream.range(from, to).mapToObj(row).toList();
    }

    /** The number of a row's place in an order that is not the one in which the rows come. */
    private static long scattered(int i) {
        return i * 7_919L % PRIME;
    }

    private static boolean rare(int i) {
        return i % RARE == 77 && i < RARE_END;
    }

    /** As few as those that are rare, and others. */
    private static boolean deleted(int i) {
        return i % RARE == 33 && i < RARE_END;
    }

    private static Feature feature(int i) {
        List<String> tags = new ArrayList<>(List.of("common", "team-" + i % 20));
        if (rare(i)) {
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
                .maintainer(maintainer(i))
                .archived(rare(i))
                .prerequisites(rare(i) ? List.of(new Prerequisite("f0", "on")) : List.of())
                .rules(List.of(rule(i)))
                .build();
    }

    private static String maintainer(int i) {
        return rare(i) ? RARE_MAINTAINER : "owner-" + i % 50 + "@example.com";
    }

    private static Rule rule(int i) {
        List<Clause> clauses = new ArrayList<>();
        clauses.add(new Clause("clause", "country", rare(i) ? Operator.FEATURE_FLAG : Operator.IN, List.of("on")));
        if (i % USES_SEGMENT == 5) {
            clauses.add(new Clause("segment", "", Operator.SEGMENT, List.of("s" + i)));
        }
        return new Rule("rule", Strategies.fixed("on"), clauses);
    }

    private static Tag tag(int i) {
        return Tag.builder()
                .id("t" + i)
                .name("name " + scattered(i))
                .entityType(TagEntityType.FEATURE_FLAG)
                .createdAt(START.plusSeconds(i))
                .updatedAt(START.plusSeconds(scattered(i)))
                .build();
    }

    private static Segment segment(int i) {
        return Segment.builder()
                .id("s" + i)
                .name("name " + scattered(i))
                .status(rare(i) ? SegmentStatus.FAILED : SegmentStatus.SUCCEEDED)
                .includedUserCount(scattered(i))
                .deleted(deleted(i))
                .createdAt(START.plusSeconds(i))
                .updatedAt(START.plusSeconds(scattered(i)))
                .build();
    }

    private static SegmentUser user(String segmentId, int i) {
        SegmentUserState state = rare(i) ? SegmentUserState.EXCLUDED : SegmentUserState.INCLUDED;
        String userId = "user-" + i;
        return new SegmentUser(SegmentUsers.id(segmentId, userId, state), segmentId, userId, state, deleted(i));
    }

    private static ApiKey apiKey(int i) {
        return ApiKey.builder()
                .id("k" + i)
                .name("name " + scattered(i))
                .role(rare(i) ? ApiKeyRole.PUBLIC_API_ADMIN : ApiKeyRole.SDK_SERVER)
                .disabled(rare(i))
                .maintainer(maintainer(i))
                .createdAt(START.plusSeconds(i))
                .updatedAt(START.plusSeconds(scattered(i)))
                .build();
    }
}
