package io.bucketeer.data.differential;

import static org.assertj.core.api.Assertions.fail;

import io.bucketeer.data.differential.DirectoryCalls.Directory;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.Tag;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Every list with several filters at once, in any order and direction, of so many rows that the databases choose among
 * their indexes: pages, counts and streams are those of the model. {@code -Dcombined.seed=…} runs the program of a failure.
 */
final class CombinedFiltersIT {

    private static final String LISTED = Texts.ENVIRONMENTS.getFirst();
    private static final List<String> NAMED = List.of("a", "b", "c");
    private static final int FEATURES = 300;
    private static final int OTHERS = 60;
    private static final int QUERIES = Integer.getInteger("combined.queries", 200);

    private final long seed = Long.getLong("combined.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final Texts texts = new Texts(random);
    private final ValueGenerator values = new ValueGenerator(random, texts);
    private final QueryGenerator queries = QueryGenerator.ofMany(random, texts, values);
    private final List<Step> steps = new ArrayList<>();

    @Test
    void listsWithSeveralFilters_onBothDatabasesAndTheModel_areAlike() throws SQLException {
        insertRows();
        for (int i = 0; i < QUERIES; i++) {
            query();
        }
        Program program = new Program(steps);
        try (LiveSubject mysql = LiveSubject.mysql(new Tally());
                LiveSubject postgres = LiveSubject.postgres(new Tally())) {
            LockStep lockStep = LockStep.ofMany(List.of(new Model(), mysql, postgres));
            Optional<Difference> difference = lockStep.run(program);
            difference.ifPresent(found -> fail(
                    "-Dcombined.seed=%d is not alike everywhere.%n%n%s",
                    seed, SmallestProgram.of(lockStep, program, found)));
        }
    }

    /** What no database takes, all of them refuse. */
    private void insertRows() {
        insert(FEATURES, this::feature);
        insert(OTHERS, this::segment);
        insert(OTHERS, this::tag);
        insert(OTHERS, this::use);
        insert(OTHERS, this::apiKey);
        insert(OTHERS, id -> new SegmentUserSteps.UpsertSegmentUsers(environment(), List.of(values.segmentUser())));
        insert(OTHERS, id -> row(Directory.ORGANIZATIONS, withId(values.organization(), id)));
        insert(OTHERS, id -> row(Directory.PROJECTS, withId(values.project(), id)));
        Texts.ENVIRONMENTS.forEach(id -> steps.add(row(Directory.ENVIRONMENTS, withId(values.environment(), id))));
        insert(OTHERS, id -> row(Directory.ENVIRONMENTS, withId(values.environment(), id)));
    }

    /** Under ids of their own; the first are those that other rows and filters name. */
    private void insert(int count, Function<String, Step> step) {
        for (int i = 0; i < count; i++) {
            steps.add(step.apply(i < NAMED.size() ? NAMED.get(i) : "id-" + i));
        }
    }

    private Step feature(String id) {
        Feature feature = values.newFeature().toBuilder().id(id).build();
        return new FeatureSteps.InsertFeature(environment(), feature);
    }

    private Step segment(String id) {
        Segment segment = values.newSegment().toBuilder().id(id).build();
        return new SegmentSteps.InsertSegment(environment(), segment);
    }

    private Step tag(String id) {
        Tag tag = values.tag().toBuilder().id(id).build();
        return new TagSteps.UpsertTags(environment(), List.of(tag));
    }

    private Step use(String featureId) {
        FeatureLastUsedInfo use = values.lastUse();
        FeatureLastUsedInfo ofFeature = use.toBuilder()
                .id(featureId + ":" + use.version())
                .featureId(featureId)
                .build();
        return new LastUseSteps.UpsertLastUses(environment(), List.of(ofFeature));
    }

    private Step apiKey(String id) {
        ApiKey key = values.apiKey().toBuilder().id(id).build();
        return new ApiKeySteps.CreateApiKey(environment(), key, id);
    }

    private static Organization withId(Organization organization, String id) {
        return organization.toBuilder().id(id).urlCode(id).build();
    }

    private static Project withId(Project project, String id) {
        return project.toBuilder().id(id).urlCode(id).build();
    }

    private static Environment withId(Environment environment, String id) {
        String projectId = NAMED.getFirst(); // one that is there
        return environment.toBuilder().id(id).urlCode(id).projectId(projectId).build();
    }

    private static Step row(Directory directory, Record row) {
        return new DirectorySteps.InsertAllRows(directory, List.of(row));
    }

    /** Mostly the one that is listed. */
    private String environment() {
        return values.oneIn(4) ? Texts.ENVIRONMENTS.get(1) : LISTED;
    }

    private void query() {
        switch (random.nextInt(14)) {
            case 0 -> list(queries.segments());
            case 1 -> list(queries.segmentUsers());
            case 2 -> list(queries.apiKeys());
            case 3 -> list(queries.environmentApiKeys());
            case 4 -> list(queries.tags());
            case 5 -> list(queries.environmentTags());
            case 6 -> list(queries.lastUses());
            case 7 -> list(queries.organizations());
            case 8 -> list(queries.projects());
            case 9 -> list(queries.environments());
            default -> list(queries.features());
        }
    }

    private <Q extends Record> void list(Q query) {
        steps.add(new ListSteps.ListPages<>(LISTED, query, queries.pageSize(), List.of()));
        steps.add(new ListSteps.Count<>(LISTED, query));
        steps.add(new ListSteps.StreamAll<>(LISTED, query));
    }
}
