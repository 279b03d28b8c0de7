package io.bucketeer.data.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.model.Feature;
import io.bucketeer.data.repository.FeatureQuery;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The comparison finds what a broken subject does differently, and the shrinker brings it to the point. */
final class ShrinkerTest {

    private static final long SEED = 1;
    private static final int PROGRAMS = 400;

    @Test
    void run_twoModels_findsNoDifference() {
        LockStep lockStep = new LockStep(List.of(new Model(), new Broken("twin", new Model()) {}));
        assertThat(LongStream.range(0, PROGRAMS).mapToObj(i -> lockStep.run(program(i))))
                .allMatch(Optional::isEmpty);
    }

    @Test
    void shrink_countThatForgetsTheFilters_comesDownToOneRowAndOneFilter() {
        LockStep lockStep = new LockStep(List.of(new Model(), countingEverything()));

        Program smallest = shrink(lockStep, longProgram());

        assertThat(smallest)
                .hasToString("insertFeature(\"e1\", feature(\"a\"));\n"
                        + "count(\"e1\", FeatureQuery.builder().search(\"zzz\"));");
        assertThat(lockStep.run(smallest).orElseThrow())
                .hasToString("step 2, count(\"e1\", FeatureQuery.builder().search(\"zzz\")):\n  model: 0\n  broken: 1");
    }

    @Test
    void shrink_updateThatKeepsTheVersion_comesDownToOneRowAndOneChange() {
        LockStep lockStep = new LockStep(List.of(new Model(), keepingVersions()));

        Program smallest = shrink(lockStep, longProgram());

        assertThat(smallest)
                .hasToString("insertFeature(\"e1\", feature(\"b\"));\n"
                        + "updateFeature(\"e1\", feature(\"b\").archived(true), 0);");
    }

    /** All steps give back the same, and what is stored in the end is alike. */
    @Test
    void run_wrongRowThatIsOverwrittenLater_isFoundAfterTheStepThatWroteIt() {
        Feature feature = Plain.feature("a").name("right").build();
        Program program = new Program(List.of(
                new FeatureSteps.InsertFeature("e1", feature),
                new UnitSteps.AdvanceClock(1),
                new FeatureSteps.UpdateFeature(
                        "e1", feature.toBuilder().name("new").build(), 0)));

        assertThat(LockStep.ofMany(List.of(new Model(), misnaming())).run(program))
                .isEmpty();
        assertThat(new LockStep(List.of(new Model(), misnaming())).run(program).orElseThrow())
                .asString()
                .startsWith("step 1, rows(FEATURES, \"e1\"):\n")
                .contains("name(\"right\")", "name(\"wrong\")");
    }

    @Test
    void run_randomPrograms_findWhatIsBroken() {
        for (Broken broken : List.of(countingEverything(), keepingVersions())) {
            LockStep lockStep = new LockStep(List.of(new Model(), broken));
            Program failing = LongStream.range(0, PROGRAMS)
                    .mapToObj(ShrinkerTest::program)
                    .filter(program -> lockStep.run(program).isPresent())
                    .findFirst()
                    .orElseThrow();
            assertThat(shrink(lockStep, failing).steps()).hasSizeLessThan(4);
        }
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

    private static Broken keepingVersions() {
        return new Broken("broken", new Model()) {
            @Override
            Object call(Method method, Object[] arguments) throws Throwable {
                Object result = super.call(method, arguments);
                return result instanceof Feature updated && updated.version() > 1
                        ? updated.toBuilder().version(updated.version() - 1).build()
                        : result;
            }
        };
    }

    private static Broken misnaming() {
        return new Broken("broken", new Model()) {
            @Override
            Object call(Method method, Object[] arguments) throws Throwable {
                if (method.getName().equals("insert")) {
                    Feature given = (Feature) arguments[1];
                    arguments[1] = given.toBuilder().name("wrong").build();
                }
                return super.call(method, arguments);
            }
        };
    }

    private static Program longProgram() {
        Feature changed = Plain.feature("b").name("\u00E1").archived(true).build();
        return new Program(List.of(
                new FeatureSteps.InsertAllFeatures(
                        "e1",
                        List.of(
                                Plain.feature("a").name("\uD83D\uDE00").build(),
                                Plain.feature("b").tags(List.of("web")).build())),
                new FeatureSteps.FindFeature("e1", "a"),
                new UnitSteps.UnitOfWork(
                        UnitSteps.Ending.RETURN,
                        List.of(
                                new UnitSteps.AdvanceClock(2),
                                new FeatureSteps.UpdateFeature("e1", changed, 0),
                                new FeatureSteps.DeleteFeature("e1", "a", 0))),
                new ListSteps.Count<>(
                        "e1", FeatureQuery.builder().enabled(true).search("zzz").build()),
                new TagSteps.UpsertTags("e1", List.of(Plain.tag("1", "web").build()))));
    }

    @Test
    void shrink_failureThatNeedsOneStepAlone_dropsAllOthersAndSimplifiesItsArguments() {
        Program program = program(3);
        Program withHostileFind = new Program(List.of(
                program.steps().getFirst(),
                new FeatureSteps.FindFeature("E1", "\uD83D\uDE00"),
                new UnitSteps.AdvanceClock(3)));
        Shrinker shrinker = new Shrinker(
                candidate -> candidate.steps().stream().anyMatch(FeatureSteps.FindFeature.class::isInstance),
                () -> true);
        assertThat(shrinker.shrink(withHostileFind)).hasToString("findFeature(\"a\", \"a\");");
    }

    @Test
    void toString_step_isAsOneWouldWriteIt() {
        Feature feature =
                Plain.feature("a").name("\u00E1\"\\").tags(List.of("web")).build();
        assertThat(new Program(List.of(
                        new FeatureSteps.InsertFeature("", feature),
                        new FeatureSteps.FindFeature("e1", "x".repeat(300)))))
                .hasToString("insertFeature(\"\", feature(\"a\").name(\"\\u00E1\\\"\\\\\").tags(List.of(\"web\")));\n"
                        + "findFeature(\"e1\", \"x\".repeat(300));");
    }

    @Test
    void program_sameSeed_isTheSameProgram() {
        assertThat(new ProgramGenerator(7).program()).isEqualTo(new ProgramGenerator(7).program());
        assertThat(new ProgramGenerator(7).program()).isNotEqualTo(new ProgramGenerator(8).program());
    }

    private static Program program(long i) {
        return new ProgramGenerator(SEED + i).program();
    }

    private static Program shrink(LockStep lockStep, Program failing) {
        return new Shrinker(candidate -> lockStep.run(candidate).isPresent(), () -> true).shrink(failing);
    }
}
