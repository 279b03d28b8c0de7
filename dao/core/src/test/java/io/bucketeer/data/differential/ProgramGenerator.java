package io.bucketeer.data.differential;

import io.bucketeer.data.differential.DirectoryCalls.Directory;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.Strategies;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Random programs; one seed gives one program. */
final class ProgramGenerator {

    private static final int MAX_STEPS = 40;
    private static final int MAX_STEPS_OF_A_UNIT = 5;
    private static final int MAX_DEPTH = 2;

    /** What calls are about. A program has one that most of its calls are about, so that they meet each other's rows. */
    private enum Topic {
        FEATURES,
        SEGMENTS,
        SEGMENT_USERS,
        TAGS,
        USES,
        API_KEYS,
        DIRECTORIES
    }

    private final SplittableRandom random;
    private final ValueGenerator values;
    private final RaceGenerator races;
    private final FlagCalls flags;
    private final SegmentCalls segments;
    private final InstallationCalls installation;
    private final Topic topic;

    ProgramGenerator(long seed) {
        random = new SplittableRandom(seed);
        Texts texts = new Texts(random);
        values = new ValueGenerator(random, texts);
        races = new RaceGenerator(random, texts, values);
        QueryGenerator queries = QueryGenerator.ofFew(random, texts, values);
        ListCalls lists = new ListCalls(random, values, queries, this::call);
        flags = new FlagCalls(random, texts, values, queries, lists);
        segments = new SegmentCalls(random, texts, values, queries, lists);
        installation = new InstallationCalls(random, texts, values, queries, lists);
        topic = anyTopic();
    }

    private Topic anyTopic() {
        return Topic.values()[random.nextInt(Topic.values().length)];
    }

    /** Starts with some rows, so that the other steps have something to meet. */
    Program program() {
        String first = Texts.ENVIRONMENTS.getFirst();
        List<Step> steps = new ArrayList<>();
        steps.add(new FeatureSteps.InsertAllFeatures(first, plainFeatures()));
        steps.add(new TagSteps.UpsertTags(first, values.list(3, values::tag)));
        steps.add(new SegmentSteps.InsertAllSegments(first, plainSegments()));
        steps.add(new SegmentUserSteps.UpsertSegmentUsers(first, values.list(4, values::segmentUser)));
        steps.add(new ApiKeySteps.CreateApiKey(first, Plain.apiKey("a").build(), "a"));
        steps.add(new DirectorySteps.InsertAllRows(Directory.PROJECTS, List.of(plainProject("a"), plainProject("b"))));
        steps.add(new DirectorySteps.InsertAllRows(Directory.ENVIRONMENTS, plainEnvironments()));
        int size = steps.size() + random.nextInt(MAX_STEPS);
        while (steps.size() < size) {
            steps.add(step());
        }
        return new Program(steps);
    }

    private static Project plainProject(String id) {
        return Plain.project(id).urlCode(id).build();
    }

    /** Those that programs use are mostly registered, so that keys open them. */
    private List<Record> plainEnvironments() {
        return Texts.ENVIRONMENTS.stream()
                .filter(id -> !values.oneIn(4))
                .<Record>map(id -> plainEnvironment(id))
                .toList();
    }

    private static Environment plainEnvironment(String id) {
        return Plain.environment(id).urlCode(id).projectId("a").build();
    }

    /** Some of them look into a segment. */
    private List<Feature> plainFeatures() {
        return Stream.of("a", "b", "c")
                .filter(id -> !values.oneIn(4))
                .map(id -> Plain.feature(id)
                        .name("web")
                        .tags(List.of("web", id))
                        .rules(values.oneIn(4) ? List.of(segmentRule(id)) : List.of())
                        .build())
                .toList();
    }

    private static Rule segmentRule(String segmentId) {
        Clause clause = new Clause("", "", Operator.SEGMENT, List.of(segmentId));
        return new Rule("", Strategies.fixed("on"), List.of(clause));
    }

    private List<Segment> plainSegments() {
        return Stream.of("a", "b", "c")
                .filter(id -> !values.oneIn(4))
                .map(id -> Plain.segment(id).build())
                .toList();
    }

    private Step step() {
        int dice = random.nextInt(100);
        if (dice < 8) {
            return races.race();
        }
        if (dice < 11) {
            return installation.apiKeyInClear();
        }
        return dice < 23 ? unit(1) : call();
    }

    private Step unit(int depth) {
        List<Step> steps = new ArrayList<>();
        int size = 1 + random.nextInt(MAX_STEPS_OF_A_UNIT);
        while (steps.size() < size) {
            steps.add(depth < MAX_DEPTH && values.oneIn(8) ? unit(depth + 1) : call());
        }
        UnitSteps.Ending[] endings = UnitSteps.Ending.values();
        return new UnitSteps.UnitOfWork(endings[random.nextInt(endings.length)], steps);
    }

    private Step call() {
        int dice = random.nextInt(100);
        if (dice < 3) {
            return new UnitSteps.AdvanceClock(1 + random.nextInt(3));
        }
        return switch (dice < 55 ? topic : anyTopic()) {
            case FEATURES -> flags.feature();
            case SEGMENTS -> segments.segment();
            case SEGMENT_USERS -> values.oneIn(4) ? segments.segment() : segments.user();
            case TAGS -> flags.tag();
            case USES -> flags.use();
            case API_KEYS -> installation.apiKey();
            case DIRECTORIES -> installation.directory();
        };
    }
}
