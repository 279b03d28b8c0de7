package io.bucketeer.data.traps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keeps {@code mutants.yaml} applicable while the code moves on; {@code mvn -Pmutants} runs it. */
class MutantsTest {

    private static final Path ROOT = Path.of("..", "..");

    @Test
    void list_hasAMutantForEveryTrap() {
        assertThat(Mutant.all())
                .extracting(Mutant::trap)
                .containsAll(traps().stream().map(trap -> trap.number).toList());
    }

    @Test
    void everyMutant_changesItsFileInOnePlace() throws IOException {
        for (Mutant mutant : Mutant.all()) {
            assertThat(mutant.source(ROOT)).as(mutant.toString()).isNotEmpty();
            assertThat(mutant.edits())
                    .as(mutant.toString())
                    .noneMatch(edit -> edit.replacement().equals(edit.text()));
        }
    }

    /** One that stands for two traps shows of one of them nothing. */
    @Test
    void everyMutant_isAnotherOne() {
        assertThat(Mutant.all())
                .extracting(mutant -> List.of(mutant.file(), mutant.edits()))
                .doesNotHaveDuplicates();
    }

    /** A guard that is a test, which looks at sources or a catalog, cannot be taken away: the mutant is what it finds. */
    @Test
    void everyTrap_hasAMutantInAGuardThatThePageNames() {
        for (Trap trap : traps()) {
            List<String> guards = trap.guards.stream().map(Map.Entry::getValue).toList();
            if (guards.stream().noneMatch(guard -> guard.contains("/src/test/"))) {
                assertThat(Mutant.all())
                        .as(trap.toString())
                        .anyMatch(mutant -> mutant.trap() == trap.number && guards.contains(mutant.file()));
            }
        }
    }

    private static List<Trap> traps() {
        return Arrays.stream(TrapSection.values())
                .flatMap(section -> section.traps().stream())
                .toList();
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
