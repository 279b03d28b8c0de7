package io.bucketeer.data.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A failure that needs no race is shown without one. */
final class SimplifierTest {

    private static final int RACES = 500;

    @Test
    void of_eachKindOfRace_offersStepsWithoutARace() {
        SplittableRandom random = new SplittableRandom(1);
        Texts texts = new Texts(random);
        RaceGenerator generator = new RaceGenerator(random, texts, new ValueGenerator(random, texts));
        Set<Class<?>> kinds = new HashSet<>();
        for (int i = 0; i < RACES; i++) {
            Step race = generator.race();
            kinds.add(race.getClass());
            assertThat(Simplifier.of(race))
                    .as("what is simpler than " + race.getClass().getSimpleName())
                    .anyMatch(steps -> isWithout(race.getClass(), steps));
        }
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        RaceSteps.RaceForFeature.class,
                        RaceSteps.RaceForFeatureKey.class,
                        RaceSteps.RaceForTag.class,
                        RaceSteps.RaceForTagKey.class,
                        RaceForSegment.class,
                        RaceForSegmentUser.class,
                        RaceForApiKey.class,
                        RaceForLastUse.class,
                        RaceForRow.class);
    }

    private static boolean isWithout(Class<?> race, List<Step> steps) {
        return steps.stream().noneMatch(race::isInstance);
    }
}
