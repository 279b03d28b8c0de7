package io.bucketeer.data.differential;

import io.bucketeer.data.differential.DirectoryCalls.Directory;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.repository.EnvironmentQuery;
import io.bucketeer.data.repository.FeatureLastUsedInfoQuery;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.OrganizationQuery;
import io.bucketeer.data.repository.ProjectQuery;
import io.bucketeer.data.repository.SegmentQuery;
import io.bucketeer.data.repository.SegmentSort;
import io.bucketeer.data.repository.TagQuery;
import io.bucketeer.data.repository.UnknownMembers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Random programs; one seed gives one program. */
final class ProgramGenerator {

    private static final int MAX_STEPS = 40;
    private static final int MAX_STEPS_OF_A_UNIT = 5;
    private static final int MAX_DEPTH = 2;

    private final SplittableRandom random;
    private final Texts texts;
    private final ValueGenerator values;
    private final QueryGenerator queries;

    ProgramGenerator(long seed) {
        random = new SplittableRandom(seed);
        texts = new Texts(random);
        values = new ValueGenerator(random, texts);
        queries = new QueryGenerator(random, texts, values);
    }

    /** Starts with some rows, so that the other steps have something to meet. */
    Program program() {
        List<Step> steps = new ArrayList<>();
        steps.add(new FeatureSteps.InsertAllFeatures(Texts.ENVIRONMENTS.getFirst(), plainFeatures()));
        steps.add(new TagSteps.UpsertTags(Texts.ENVIRONMENTS.getFirst(), values.list(3, values::tag)));
        steps.add(new DirectorySteps.InsertAllRows(Directory.PROJECTS, List.of(plainProject("a"), plainProject("b"))));
        int size = 2 + random.nextInt(MAX_STEPS - 1);
        while (steps.size() < size) {
            steps.add(step());
        }
        return new Program(steps);
    }

    private static Project plainProject(String id) {
        return Plain.project(id).urlCode(id).build();
    }

    private List<Feature> plainFeatures() {
        return Stream.of("a", "b", "c")
                .filter(id -> !values.oneIn(4))
                .map(id ->
                        Plain.feature(id).name("web").tags(List.of("web", id)).build())
                .toList();
    }

    private Step step() {
        int dice = random.nextInt(100);
        if (dice < 8) {
            return race();
        }
        return dice < 20 ? unit(1) : call();
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

    private Step race() {
        boolean overlap = random.nextBoolean();
        boolean commit = random.nextInt(4) > 0;
        return switch (random.nextInt(6)) {
            case 0 ->
                new RaceSteps.RaceForTag(
                        texts.environment(), values.tag(), move(), values.tag(), move(), overlap, commit);
            case 1 ->
                new RaceSteps.RaceForTagKey(
                        texts.environment(),
                        values.tag(),
                        strike(),
                        values.tag(),
                        strike(),
                        random.nextBoolean(),
                        overlap,
                        commit);
            case 2, 3 ->
                new RaceSteps.RaceForFeatureKey(
                        texts.environment(), values.feature(), strike(), values.feature(), strike(), overlap, commit);
            default ->
                new RaceSteps.RaceForFeature(
                        texts.environment(), values.feature(), move(), values.feature(), move(), overlap, commit);
        };
    }

    private RaceSteps.Strike strike() {
        RaceSteps.Strike[] strikes = RaceSteps.Strike.values();
        return strikes[random.nextInt(strikes.length)];
    }

    private RaceSteps.Move move() {
        return values.oneIn(3) ? RaceSteps.Move.DELETE : RaceSteps.Move.WRITE;
    }

    private Step call() {
        int dice = random.nextInt(100);
        if (dice < 3) {
            return new UnitSteps.AdvanceClock(1 + random.nextInt(3));
        }
        if (dice < 40) {
            return featureCall();
        }
        if (dice < 60) {
            return segmentCall();
        }
        if (dice < 75) {
            return tagCall();
        }
        return dice < 87 ? lastUseCall() : directoryCall();
    }

    private Step lastUseCall() {
        String environment = texts.environment();
        return switch (random.nextInt(14)) {
            case 0 -> new LastUseSteps.FindLastUse(environment, values.lastUseId());
            case 1, 2, 3, 4, 5 -> new LastUseSteps.UpsertLastUses(environment, values.list(4, values::lastUse));
            case 6 -> new ListSteps.ListPages<>(environment, queries.lastUses(), queries.pageSize(), between());
            case 7 -> byCursor(FeatureLastUsedInfoQuery.all(), queries::lastUses);
            case 8 -> new ListSteps.Count<>(environment, queries.lastUses());
            case 9 -> new ListSteps.StreamAll<>(environment, queries.lastUses());
            case 10 -> new LastUseSteps.ListLastUsesByEnvironment(environment);
            case 11, 12 -> new LastUseSteps.SummarizeFeatures(environment);
            default -> new LastUseSteps.CountFeaturesByTag(environment);
        };
    }

    private Step directoryCall() {
        Directory directory = Directory.values()[random.nextInt(3)];
        return switch (random.nextInt(18)) {
            case 0 -> new DirectorySteps.FindRow(directory, texts.id());
            case 1 -> new DirectorySteps.FindRowByCode(directory, texts.id(), texts.id());
            case 2, 3, 4, 5 -> new DirectorySteps.InsertRow(directory, row(directory));
            case 6 -> new DirectorySteps.InsertAllRows(directory, values.list(3, () -> row(directory)));
            case 7, 8, 9 -> new DirectorySteps.UpdateRow(directory, row(directory), ahead());
            case 10 -> new DirectorySteps.SaveRowAsRead(directory, texts.id());
            case 11, 12, 13, 14, 15 -> lists(directory);
            default -> new DirectorySteps.ListAllRows(directory);
        };
    }

    private Record row(Directory directory) {
        return switch (directory) {
            case ORGANIZATIONS -> values.organization();
            case PROJECTS -> values.project();
            case ENVIRONMENTS -> values.environment();
        };
    }

    private Step lists(Directory directory) {
        return switch (directory) {
            case ORGANIZATIONS -> lists(OrganizationQuery.all(), queries::organizations);
            case PROJECTS -> lists(ProjectQuery.all(), queries::projects);
            case ENVIRONMENTS -> lists(EnvironmentQuery.all(), queries::environments);
        };
    }

    /** Lists that no environment matters to. */
    private <Q extends Record> Step lists(Q all, Supplier<Q> any) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> new ListSteps.ListPages<>("", any.get(), queries.pageSize(), between());
            case 2 -> byCursor(all, any);
            case 3 -> new ListSteps.Count<>("", any.get());
            default -> new ListSteps.StreamAll<>("", any.get());
        };
    }

    private Step featureCall() {
        String environment = texts.environment();
        return switch (random.nextInt(23)) {
            case 0, 1 -> new FeatureSteps.FindFeature(environment, texts.id());
            case 2 -> new FeatureSteps.FindFeatureIncludingDeleted(environment, texts.id());
            case 3, 4, 5, 6 -> new FeatureSteps.InsertFeature(environment, values.newFeature());
            case 7 -> new FeatureSteps.InsertAllFeatures(environment, values.list(3, values::newFeature));
            case 8, 9, 10 -> new FeatureSteps.UpdateFeature(environment, changedFeature(), ahead());
            case 11 -> new FeatureSteps.UpdateFeatureAnyway(environment, values.feature(), UnknownMembers.DISCARD);
            case 12 -> new FeatureSteps.SaveFeatureAsRead(environment, texts.id());
            case 13, 14 -> new FeatureSteps.DeleteFeature(environment, texts.id(), ahead());
            case 15, 16, 17 ->
                new ListSteps.ListPages<>(environment, queries.features(), queries.pageSize(), between());
            case 18 -> byCursor(FeatureQuery.all(), queries::features);
            case 19 -> new ListSteps.Count<>(environment, queries.features());
            case 20 -> new ListSteps.StreamAll<>(environment, queries.features());
            case 21 -> new FeatureSteps.StreamFeatureDirectory();
            default -> new FeatureSteps.ListFeaturesByEnvironment(environment);
        };
    }

    private Step segmentCall() {
        String environment = texts.environment();
        return switch (random.nextInt(22)) {
            case 0 -> new SegmentSteps.FindSegment(environment, texts.id());
            case 1 -> new SegmentSteps.FindSegmentIncludingDeleted(environment, texts.id());
            case 2, 3, 4 -> new SegmentSteps.InsertSegment(environment, values.newSegment());
            case 5 -> new SegmentSteps.InsertAllSegments(environment, values.list(3, values::newSegment));
            case 6, 7, 8 -> new SegmentSteps.UpdateSegment(environment, values.segment(), ahead());
            case 9 -> new SegmentSteps.UpdateSegmentAnyway(environment, values.newSegment(), UnknownMembers.DISCARD);
            case 10, 11 -> new SegmentSteps.DeleteSegment(environment, texts.id());
            case 12 -> new SegmentSteps.DeleteSegmentAsRead(environment, texts.id(), ahead());
            case 13 -> new SegmentSteps.FeaturesUsing(environment, texts.id());
            case 14 -> new SegmentSteps.FeaturesUsingAny(environment, values.list(3, texts::id));
            case 15, 16 -> segmentPages(environment, queries.segments());
            case 17 -> byCursor(SegmentQuery.all(), queries::segments);
            case 18 -> new ListSteps.Count<>(environment, queries.segments());
            case 19 -> new ListSteps.StreamAll<>(environment, queries.segments());
            case 20 ->
                values.oneIn(2) ? new SegmentSteps.StreamSegmentDirectory() : new SegmentSteps.StreamSegmentsInUse();
            default -> new SegmentSteps.ListSegmentsByEnvironment(environment);
        };
    }

    /** A cursor keeps how many features used a segment when the page was read, which must not change in between. */
    private Step segmentPages(String environment, SegmentQuery query) {
        return new ListSteps.ListPages<>(
                environment,
                query,
                queries.pageSize(),
                query.sort() == SegmentSort.CONNECTIONS ? List.of() : between());
    }

    private Step tagCall() {
        String environment = texts.environment();
        return switch (random.nextInt(19)) {
            case 0 -> new TagSteps.FindTag(environment, texts.id());
            case 1 -> new TagSteps.FindTagByName(environment, texts.word(), values.entityType());
            case 2, 3 -> new TagSteps.InsertTag(environment, values.tag());
            case 4 -> new TagSteps.InsertAllTags(environment, values.list(3, values::tag));
            case 5, 6, 7, 8 -> new TagSteps.UpsertTags(environment, values.list(3, values::tag));
            case 9 -> new TagSteps.DeleteTag(environment, texts.id());
            case 10, 11 -> new TagSteps.DeleteTagAsRead(environment, texts.id(), ahead());
            case 12, 13 -> new ListSteps.ListPages<>(environment, queries.tags(), queries.pageSize(), between());
            case 14 -> byCursor(TagQuery.all(), queries::tags);
            case 15 -> new ListSteps.Count<>(environment, queries.tags());
            case 16 -> new ListSteps.StreamAll<>(environment, queries.tags());
            case 17 -> new TagSteps.StreamTagDirectory();
            default -> new TagSteps.ListTagsByEnvironment(environment);
        };
    }

    /** Mostly right, sometimes behind or ahead. */
    private int ahead() {
        return values.oneIn(5) ? random.nextInt(3) - 1 : 0;
    }

    /** Now and then with the mark of deletion, which an update refuses. */
    private Feature changedFeature() {
        return values.feature().toBuilder().deleted(values.oneIn(20)).build();
    }

    private List<Step> between() {
        return values.oneIn(4) ? List.of(call()) : List.of();
    }

    private <Q extends Record> Step byCursor(Q all, Supplier<Q> any) {
        Q query = values.oneIn(2) ? any.get() : all;
        Q other = values.oneIn(3) ? any.get() : query;
        return new ListSteps.ListByCursorOf<>(sometimesAnother(), query, Texts.ENVIRONMENTS.getFirst(), other, fate());
    }

    /** Where a cursor is taken to: mostly the environment that it comes from. */
    private String sometimesAnother() {
        return values.oneIn(3) ? Texts.ENVIRONMENTS.get(1) : Texts.ENVIRONMENTS.getFirst();
    }

    private CursorFate fate() {
        CursorFate[] fates = CursorFate.values();
        return values.oneIn(2) ? CursorFate.KEPT : fates[random.nextInt(fates.length)];
    }
}
