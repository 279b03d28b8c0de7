package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.dialect.MalformedValueException;
import io.bucketeer.data.dialect.NestedJson;
import io.bucketeer.data.dialect.UnknownMemberListener;
import io.bucketeer.data.model.Audience;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.EnumValidator;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Prerequisite;
import io.bucketeer.data.model.RolloutVariation;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Target;
import io.bucketeer.data.model.Variation;
import io.bucketeer.data.model.VariationValueSchema;
import io.bucketeer.data.model.VariationValueSchemaType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.exc.StreamConstraintsException;

/** Traps T28 to T39: what a JSON column changes, refuses or calls equal, and what composites do instead. */
abstract class JsonTrapsContract extends TrapContract {

    /** MySQL stores no document deeper than 100. */
    private static final int DEPTH_LIMIT = 100;

    /** Two texts of this length are more than a row may hold. */
    private static final int LONG = 4_000_000;

    /** What no nested column takes. */
    enum Unfit {
        FRACTION,
        BEYOND_A_DOUBLE,
        NO_JSON
    }

    /** How the server refuses it, as {@link TrapContract#isRefusedByTheServer} has it. */
    abstract String refusal(Unfit value);

    /** Fails unless somebody says that the operator in these rules of a feature is too large. */
    abstract void reportsNumberBeyondAnInteger(String id, String rules);

    /** Writes a nested column past the library, from such a JSON document. */
    abstract void store(String id, String column, String json);

    @Test
    void t28_keyOrderAndBlanks_areNoChange() {
        Feature feature = Samples.plain("f").build();
        data.features().insert(environment, feature);
        store("f", "variations", """
                [ {"description":"", "name":"On", "value":"true", "id":"on"},
                  {"value":"false", "id":"off", "description":"", "name":"Off"} ]
                """);
        assertThat(data.features().find(environment, "f")).contains(feature);
        assertThat(data.features().update(environment, feature)).isEqualTo(feature);
        assertThat(stored("f").version()).isEqualTo(1);
    }

    @Test
    void t29_keysThatStandTwice_areReadAsTheLastAndNeverWritten() {
        keeps(Samples.plain("f").variations(List.of(new Variation("1", "2", "3", "4"))));
        store(
                "f",
                "variations",
                "[{\"id\":\"first\",\"id\":\"1\",\"value\":\"2\",\"name\":\"3\",\"description\":\"4\"}]");
        assertThat(stored("f").variations()).containsExactly(new Variation("1", "2", "3", "4"));
        keeps(valued("g", "{\"a\":1,\"a\":2}"));
    }

    @Test
    void t30_largeWholeNumbers_areKeptOrReportedNeverRounded() {
        keeps(valued("f", "9223372036854775808", "123456789012345678901234567890", "-9223372036854775809"));
        keeps(Samples.plain("g")
                .defaultStrategy(Strategies.rollout(
                        List.of(
                                new RolloutVariation("on", Integer.MAX_VALUE),
                                new RolloutVariation("off", Integer.MIN_VALUE)),
                        null)));
        reportsNumberBeyondAnInteger("f", rules("9223372036854775808"));
    }

    @Test
    void t31_decimals_areTextToTheLastDigitAndNoNumbersOfTheModel() {
        keeps(valued("f", "0.1234567890123456789012345", "3.141592653589793238462643383279"));
        isRefusedByTheServer(Unfit.FRACTION, () -> store("f", "rules", rules("1.5")));
        assertThat(stored("f").rules()).isEmpty();
    }

    @Test
    void t32_numbersWrittenInAnotherWay_stayAsTheyWereWritten() {
        keeps(valued("f", "1e2", "100", "100.0", "1.10", "1.1", "-0.0", "0", "007"));
        Feature changed = valued("f", "1e2", "100", "100.0", "1.1", "1.1", "-0.0", "0", "007")
                .build();
        assertThat(data.features().update(environment, changed).version()).isEqualTo(2);
    }

    @Test
    void t33_numberBeyondADouble_isTextAndNoNumberOfTheModel() {
        keeps(valued("f", "1e400", "-1e400"));
        isRefusedByTheServer(Unfit.BEYOND_A_DOUBLE, () -> store("f", "rules", rules("1e400")));
    }

    @Test
    void t34_notANumberAndInfinity_areTextAndNoNumbersOfTheModel() {
        keeps(valued("f", "NaN", "Infinity", "-Infinity"));
        isRefusedByTheServer(Unfit.NO_JSON, () -> store("f", "rules", rules("NaN")));
        isRefusedByTheServer(Unfit.NO_JSON, () -> store("f", "rules", rules("Infinity")));
    }

    @Test
    void t35_depth_isBoundedByTheModelAndDeepValuesAreText() {
        assertThat(depth(Feature.class)).isEqualTo(7).isLessThan(DEPTH_LIMIT);
        keeps(valued("f", "[".repeat(5_000) + "]".repeat(5_000)));
        keeps(Samples.plain("g").rules(List.of(deepestRule())));
        readsListsInAnObject(DEPTH_LIMIT - 1);
        assertThatThrownBy(() -> readsListsInAnObject(DEPTH_LIMIT)).isInstanceOf(MalformedValueException.class);
        writesLists(DEPTH_LIMIT);
        assertThatThrownBy(() -> writesLists(DEPTH_LIMIT + 1)).isInstanceOf(StreamConstraintsException.class);
    }

    /** So many, one inside the other, as what the library does not know. */
    private static void readsListsInAnObject(int lists) {
        String json = "{\"unknown\":" + "[".repeat(lists) + "]".repeat(lists) + "}";
        NestedJson.read(json.getBytes(StandardCharsets.UTF_8), UnknownMemberListener.IGNORED, reader -> {
            reader.skip(reader.firstKey());
            return reader.nextKey();
        });
    }

    private static void writesLists(int lists) {
        NestedJson.write(
                (out, depth) -> {
                    IntStream.range(0, depth).forEach(i -> out.writeStartArray());
                    IntStream.range(0, depth).forEach(i -> out.writeEndArray());
                },
                lists);
    }

    /** How many objects and lists stand inside each other at most; a type inside itself would never end. */
    private static int depth(Class<?> type) {
        return 1
                + Stream.of(type.getRecordComponents())
                        .mapToInt(component -> depth(component.getGenericType()))
                        .max()
                        .orElse(0);
    }

    private static int depth(Type type) {
        if (type instanceof ParameterizedType list) {
            return 1 + depth(list.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> nested && nested.isRecord() ? depth(nested) : 0;
    }

    @Test
    void t36_nothing_isNeverAnEmptyDocument() {
        keeps(Samples.plain("f")
                .variations(List.of())
                .targets(List.of())
                .rules(List.of())
                .tags(List.of())
                .prerequisites(List.of())
                .variationValueSchema(null));
        assertThat(query(
                        "SELECT count(*) FROM feature WHERE environment_id = ? AND variation_value_schema IS NULL",
                        environment))
                .isEqualTo("1");
        keeps(valued("g", ""));
        isRefusedByTheServer(Unfit.NO_JSON, () -> store("f", "variations", ""));
    }

    @Test
    void t37_sizeOfARow_hasOneLimitOnBoth() {
        keeps(valued("f", "v".repeat(LONG)));
        refuses(
                valued("g", "v".repeat(LONG), "w".repeat(LONG)),
                "feature: holds 8000352 characters, counting 16 more for each text, but it may hold at most 4194304");
        List<String> users = Arrays.asList(new String[300_000]);
        users.replaceAll(user -> "");
        refuses(
                Samples.plain("h").targets(List.of(new Target("on", users))),
                "feature: holds 4800348 characters, counting 16 more for each text, but it may hold at most 4194304");
    }

    @Test
    void t38_documentsWithEqualContent_areEqualValues() {
        insert(Samples.plain("f"), Samples.plain("g"));
        store("f", "rules", rules("0"));
        store("g", "rules", """
                [{"clauses": [{"values": ["x"], "operator": 0, "attribute": "a", "id": "c"}],
                  "strategy": {"rollout_strategy": null, "fixed_strategy": {"variation": "on"}, "type": 0},
                  "id": "r"}]
                """);
        assertThat(stored("f").rules())
                .isEqualTo(stored("g").rules())
                .containsExactly(new Rule(
                        "r", Strategies.fixed("on"), List.of(new Clause("c", "a", Operator.EQUALS, List.of("x")))));
    }

    @Test
    void t39_nestedTextOfAnyLanguage_reachesEveryColumn() {
        String text = "ключ 鍵 🔑 \"\\/";
        keeps(Samples.plain("f")
                .variations(List.of(new Variation(text, text, text, text)))
                .targets(List.of(new Target(text, List.of(text, ""))))
                .rules(List.of(new Rule(
                        text, Strategies.fixed(text), List.of(new Clause(text, text, Operator.of(77), List.of(text))))))
                .defaultStrategy(
                        Strategies.rollout(List.of(new RolloutVariation(text, 100_000)), new Audience(5, text)))
                .tags(List.of(text))
                .variationValueSchema(new VariationValueSchema(
                        VariationValueSchemaType.ENUM, new EnumValidator(List.of(text)), null, null, text))
                .prerequisites(List.of(new Prerequisite(text, text))));
    }

    final Feature stored(String id) {
        return data.features().find(environment, id).orElseThrow();
    }

    /** The server refuses what is written past the library, for that reason and no other. */
    private void isRefusedByTheServer(Unfit value, ThrowingCallable call) {
        isRefusedByTheServer(refusal(value), call);
    }

    /** One rule whose clause has this operator. */
    private static String rules(String operator) {
        return """
                [{"id": "r", "strategy": {"type": 0, "fixed_strategy": {"variation": "on"}, "rollout_strategy": null},
                  "clauses": [{"id": "c", "attribute": "a", "operator": %s, "values": ["x"]}]}]
                """.formatted(operator);
    }

    private static Rule deepestRule() {
        return new Rule(
                "r",
                Strategies.rollout(List.of(new RolloutVariation("on", 100_000)), new Audience(5, "on")),
                List.of(new Clause("c", "a", Operator.IN, List.of("x"))));
    }
}
