package io.bucketeer.data.traps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page says without having tried it stands in a test. */
class TrapTest {

    @Test
    void rowThatIsNotTried_namesATestOfItsTrap() {
        for (TrapSection section : TrapSection.values()) {
            for (Trap trap : section.traps()) {
                List<String> named = trap.library.stream()
                        .map(Trap.Use::shownBy)
                        .filter(test -> !test.isEmpty())
                        .toList();
                assertThat(section.tests(trap)).as(trap.toString()).containsAll(named);
            }
        }
    }
}
