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

    @ParameterizedTest
    @MethodSource("dialects")
    void featuresUsing_twoSegmentsOrAHundred_isOneText(Dialect dialect) {
        isOneText(dialect, ids -> dialect.segmentReferences().pairs("environment", ids.keySet()));
    }

    private static void isOneText(Dialect dialect, Function<Map<String, Long>, QueryPart> statement) {
        Renderer renderer = new Renderer(dialect);
        assertThat(renderer.sql(statement.apply(ids(2))))
                .isEqualTo(renderer.sql(statement.apply(ids(100))))
                .doesNotContain("id-1", "environment'");
    }

    private static Map<String, Long> ids(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "id-" + i, i -> (long) i));
    }
}
