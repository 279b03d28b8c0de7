package io.bucketeer.data.traps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Keeps {@code mutants.yaml} applicable while the code moves on; {@code mvn -Pmutants} runs it. */
class MutantsTest {

    private static final Path ROOT = Path.of("..", "..");

    @Test
    void list_hasAMutantForEveryTrap() {
        assertThat(Mutant.all())
                .extracting(Mutant::trap)
                .containsAll(Arrays.stream(TrapSection.values())
                        .flatMap(section -> section.traps().stream())
                        .map(trap -> trap.number)
                        .toList());
    }

    @Test
    void everyMutant_changesItsFileInOnePlace() throws IOException {
        for (Mutant mutant : Mutant.all()) {
            assertThat(mutant.source(ROOT)).as(mutant.toString()).isNotEmpty();
            assertThat(mutant.replacement()).as(mutant.toString()).isNotEqualTo(mutant.text());
        }
    }

    @Test
    void everyMutant_namesATestOfItsTrap() throws ClassNotFoundException {
        for (Mutant mutant : Mutant.all()) {
            Class<?> contract = Class.forName(mutant.testClass()).getSuperclass();
            List<String> methods = Arrays.stream(contract.getDeclaredMethods())
                    .map(method -> method.getName())
                    .toList();
            assertThat(methods).as(mutant.toString()).contains(mutant.testMethod());
            assertThat(mutant.testMethod()).startsWith(String.format(Locale.ROOT, "t%02d_", mutant.trap()));
        }
    }
}
