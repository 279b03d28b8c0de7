package io.bucketeer.data.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is to be sent goes once, in order, in slices that a statement can take. */
class SlicesTest {

    private final List<List<Integer>> sent = new ArrayList<>();
    private final Slices<Integer> slices = new Slices<>(sent::add);

    @Test
    void shortElements_areCutByTheirNumber() throws SQLException {
        add(10_001, 10);
        assertThat(sent).extracting(List::size).containsExactly(3_000, 3_000, 3_000, 1_001);
        assertThat(sent.stream().flatMap(List::stream))
                .startsWith(0, 1, 2)
                .endsWith(9_999, 10_000)
                .isSorted();
    }

    /** Of six bytes for each character, 4 MiB. */
    @Test
    void longElements_areCutByTheirLength() throws SQLException {
        add(5_000, 1_100);
        assertThat(sent)
                .extracting(List::size)
                .startsWith(635, 635)
                .allMatch(size -> size * 1_100 * 6 <= 4 * 1_024 * 1_024);
        assertThat(sent.stream().mapToInt(List::size).sum()).isEqualTo(5_000);
    }

    @Test
    void nothing_isNotSent() throws SQLException {
        slices.finish();
        assertThat(sent).isEmpty();
        add(1, 10);
        slices.finish();
        assertThat(sent).containsExactly(List.of(0));
    }

    private void add(int count, int length) throws SQLException {
        for (int i = 0; i < count; i++) {
            slices.add(i, length);
        }
        slices.finish();
    }
}
