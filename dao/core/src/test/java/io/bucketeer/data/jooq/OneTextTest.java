package io.bucketeer.data.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.dialect.Dialect;
import io.bucketeer.data.dialect.mysql.MySqlTestAccess;
import io.bucketeer.data.dialect.postgres.PostgresTestAccess;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.QueryPart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements for many rows have one text, however many these are: the servers plan them once. */
class OneTextTest {

    static Dialect[] dialects() {
        return new Dialect[] {MySqlTestAccess.dialect(), PostgresTestAccess.dialect()};
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void anyOf_twoIdsOrAHundred_isOneText(Dialect dialect) {
        isOneText(dialect, ids -> dialect.listPredicates().anyOf(FeatureTable.FEATURE.ID, ids.keySet()));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void touch_twoKeysOrAHundred_isOneText(Dialect dialect) {
        isOneText(dialect, ids -> dialect.apiKeyUses().moveForward("environment", ids));
    }

    /** MySQL looks few up by an index and many among all features that look into segments. */
    @ParameterizedTest
    @MethodSource("dialects")
    void featuresUsing_fewSegmentsAndMany_areOneTextEach(Dialect dialect) {
        Function<Map<String, Long>, QueryPart> pairs =
                ids -> dialect.segmentReferences().pairs("environment", ids.keySet());
        isOneText(dialect, 2, 20, pairs);
        isOneText(dialect, 21, 1_000, pairs);
    }

    private static void isOneText(Dialect dialect, Function<Map<String, Long>, QueryPart> statement) {
        isOneText(dialect, 2, 100, statement);
    }

    private static void isOneText(
            Dialect dialect, int few, int many, Function<Map<String, Long>, QueryPart> statement) {
        Renderer renderer = new Renderer(dialect);
        assertThat(renderer.sql(statement.apply(ids(few))))
                .isEqualTo(renderer.sql(statement.apply(ids(many))))
                .doesNotContain("id-1", "environment'");
    }

    private static Map<String, Long> ids(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "id-" + i, i -> (long) i));
    }
}
