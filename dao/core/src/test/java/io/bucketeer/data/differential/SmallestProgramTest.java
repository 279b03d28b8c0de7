package io.bucketeer.data.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.TagQuery;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a program fails is known, and saves most of the shrinking. */
final class SmallestProgramTest {

    private static final Step INSERT =
            new FeatureSteps.InsertFeature("e1", Plain.feature("a").build());
    private static final Step PAGES_WITH_A_WRITE = new ListSteps.ListPages<>(
            "e1",
            TagQuery.all(),
            1,
            List.of(new TagSteps.UpsertTags("e1", List.of(Plain.tag("1", "web").build()))));
    private static final FeatureQuery NONE =
            FeatureQuery.builder().search("zzz").build();

    @Test
    void shrink_failureAtAListAmongLists_firstDropsWhatFollowsAndThenAllOtherLists() {
        Step failing = new ListSteps.Count<>("e1", NONE);
        List<Program> tried = new ArrayList<>();
        Shrinker shrinker = new Shrinker(
                candidate -> {
                    tried.add(candidate);
                    return candidate.steps().contains(failing);
                },
                () -> true);

        shrinker.shrink(
                new Program(List.of(
                        INSERT,
                        new ListSteps.StreamAll<>("e1", FeatureQuery.all()),
                        PAGES_WITH_A_WRITE,
                        new ListSteps.ListPages<>("e1", FeatureQuery.all(), 1, List.of()),
                        failing,
                        new UnitSteps.AdvanceClock(1))),
                4);

        assertThat(tried.get(0).steps())
                .containsExactly(
                        INSERT,
                        new ListSteps.StreamAll<>("e1", FeatureQuery.all()),
                        PAGES_WITH_A_WRITE,
                        new ListSteps.ListPages<>("e1", FeatureQuery.all(), 1, List.of()),
                        failing);
        assertThat(tried.get(1).steps()).containsExactly(INSERT, PAGES_WITH_A_WRITE, failing);
    }

    /** What is stored in the end differs: no list has to do with it. */
    @Test
    void shrink_failureInTheEnd_firstDropsAllLists() {
        List<Program> tried = new ArrayList<>();
        Shrinker shrinker = new Shrinker(
                candidate -> {
                    tried.add(candidate);
                    return candidate.steps().contains(INSERT);
                },
                () -> true);

        shrinker.shrink(new Program(List.of(INSERT, new ListSteps.Count<>("e1", NONE))), 2);

        assertThat(tried.get(0).steps()).containsExactly(INSERT);
    }

    /** Both halves of the program fail; the half that was found is the one to show. */
    @Test
    void of_programThatFailsAgainLater_showsTheStepThatWasFound() {
        LockStep lockStep = new LockStep(List.of(new Model(), countingEverything()));
        Program program = new Program(List.of(
                INSERT,
                new ListSteps.Count<>("e1", NONE),
                new FeatureSteps.InsertFeature("e2", Plain.feature("a").build()),
                new ListSteps.Count<>("e2", NONE)));

        Difference found = lockStep.run(program).orElseThrow();

        assertThat(SmallestProgram.of(lockStep, program, found).program())
                .hasToString("insertFeature(\"e1\", feature(\"a\"));\n"
                        + "count(\"e1\", FeatureQuery.builder().search(\"zzz\"));");
    }

    private static Broken countingEverything() {
        return new Broken("broken", new Model()) {
            @Override
            Object call(Method method, Object[] arguments) throws Throwable {
                if (method.getName().equals("count")) {
                    arguments[1] = FeatureQuery.builder().deleted(null).build();
                }
                return super.call(method, arguments);
            }
        };
    }
}
