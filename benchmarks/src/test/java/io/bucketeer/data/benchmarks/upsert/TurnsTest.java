package io.bucketeer.data.benchmarks.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = Turns.on("postgres");

    @Test
    void everyWayComesOnceInACycle_andNotAlwaysAfterTheSame() {
        List<List<Way>> cycles = IntStream.range(0, 10)
                .mapToObj(cycle -> IntStream.range(turns.in(cycle), turns.in(cycle + 1))
                        .mapToObj(turns::way)
                        .toList())
                .toList();
        assertThat(cycles).allSatisfy(ways -> assertThat(ways).containsExactlyInAnyOrderElementsOf(turns.ways()));
        assertThat(cycles).doesNotHaveDuplicates();
    }

    @Test
    void cyclesBeginWithTheFirstOfTheirTurns() {
        assertThat(turns.isFirstOfCycle(0)).isTrue();
        assertThat(turns.isFirstOfCycle(1)).isFalse();
        assertThat(turns.isFirstOfCycle(turns.in(3))).isTrue();
        assertThat(turns.cycle(turns.in(3) - 1)).isEqualTo(2);
    }
}
