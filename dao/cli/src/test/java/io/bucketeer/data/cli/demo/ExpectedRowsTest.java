package io.bucketeer.data.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Prerequisite;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureSort;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpectedRowsTest {

    private final ExpectedRows rows = new ExpectedRows();

    @Test
    void rowsAreOrderedByCodePointThenById() {
        put("a", "\uFF01");
        put("c", "\uD83C\uDF7A");
        put("b", "\uD83C\uDF7A");

        assertThat(ids(FeatureQuery.builder())).containsExactly("a", "b", "c");
        assertThat(ids(FeatureQuery.builder().direction(Direction.DESCENDING))).containsExactly("c", "b", "a");
        assertThat(ids(FeatureQuery.builder().sort(FeatureSort.CREATED_AT))).containsExactly("a", "b", "c");
    }

    @Test
    void filtersAreCombined() {
        put("a", "100% Wolle");
        put("b", "1000 Wolle");
        rows.put(
                "e",
                Samples.bare("c", Instant.EPOCH).toBuilder()
                        .name("100% WOLLE")
                        .tags(List.of("x", "y"))
                        .enabled(true)
                        .build());

        assertThat(ids(FeatureQuery.builder().search("100% w"))).containsExactly("c", "a");
        assertThat(ids(FeatureQuery.builder().search("100% w").tags(Set.of("y"))))
                .containsExactly("c");
        assertThat(ids(FeatureQuery.builder().enabled(false))).containsExactly("a", "b");
        assertThat(rows.count("other", FeatureQuery.all())).isZero();
    }

    @Test
    void idsPrerequisitesAndFlagsAsRulesSelectTheirRows() {
        put("a", "plain");
        rows.put(
                "e",
                Samples.bare("b", Instant.EPOCH).toBuilder()
                        .prerequisites(List.of(new Prerequisite("a", "on")))
                        .build());
        rows.put(
                "e",
                Samples.bare("c", Instant.EPOCH).toBuilder()
                        .rules(List.of(new Rule(
                                "r", null, List.of(new Clause("x", "a", Operator.FEATURE_FLAG, List.of("on"))))))
                        .build());

        assertThat(ids(FeatureQuery.builder().ids(Set.of("a", "c", "C")))).containsExactlyInAnyOrder("a", "c");
        assertThat(ids(FeatureQuery.builder().hasPrerequisites(true))).containsExactly("b");
        assertThat(ids(FeatureQuery.builder().hasPrerequisites(false))).containsExactlyInAnyOrder("a", "c");
        assertThat(ids(FeatureQuery.builder().usesFlagAsRule(true))).containsExactly("c");
        assertThat(ids(FeatureQuery.builder().usesFlagAsRule(false))).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void searchKnowsBothFormsOfTheSmallSigma() {
        put("a", "ΟΔΟΣ");

        assertThat(ids(FeatureQuery.builder().search("οδος"))).containsExactly("a");
        assertThat(ids(FeatureQuery.builder().search("οδοσ"))).containsExactly("a");
        assertThat(ids(FeatureQuery.builder().search("δο"))).containsExactly("a");
    }

    private void put(String id, String name) {
        Feature feature = Samples.bare(id, Instant.EPOCH).toBuilder().name(name).build();
        rows.put("e", feature);
    }

    private List<String> ids(FeatureQuery.Builder query) {
        return rows.list("e", query.build()).stream().map(Feature::id).toList();
    }
}
