package io.bucketeer.data.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Random programs leave nothing out. */
final class ProgramGeneratorTest {

    private static final int PROGRAMS = 800;

    /** What a release adds is among the methods without being listed anywhere. */
    @Test
    void programs_ofSomeSeeds_callEveryMethodOfEveryRepository() {
        Tally tally = new Tally();
        LockStep model = new LockStep(List.of(new Model(tally)));
        for (int seed = 0; seed < PROGRAMS; seed++) {
            model.run(new ProgramGenerator(seed).program());
        }
        Set<String> without = new TreeSet<>(Tally.allMethods());
        without.removeAll(tally.methods());
        assertThat(without)
                .as("methods of repositories without a step or a model")
                .isEmpty();
    }
}
