package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.InvalidDataException.Violation;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FixedStrategy;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Strategy;
import io.bucketeer.data.model.StrategyType;
import io.bucketeer.data.model.Target;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.TagQuery;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * Values that one of the databases could not keep: refused on both, before any SQL, naming the place; nothing is
 * written.
 */
abstract class RefusalContract extends DatabaseContract {

    private static final String LONE = "a\uD83C";

    @Test
    void insert_textLongerThanItsColumn_isRefused() {
        refuses(Samples.plain("x".repeat(256)).name("n"), "id: is 256 characters long but it may have at most 255");
        refuses(Samples.plain("f").name("n".repeat(512)), "name: is 512 characters long but it may have at most 511");
        refuses(
                Samples.plain("f").maintainer("m".repeat(256)),
                "maintainer: is 256 characters long but it may have at most 255");
        refuses(
                Samples.plain("f").tags(List.of("t".repeat(256))),
                "tags[0]: is 256 characters long but it may have at most 255");
    }

    @Test
    void insert_textAsLongAsItsColumnInCodePoints_isStored() {
        Feature feature = Samples.plain("f")
                .maintainer("🍣".repeat(255))
                .tags(List.of("🍺".repeat(255)))
                .build();
        data.features().insert(environment, feature);
        assertThat(data.features().find(environment, "f")).contains(feature);
    }

    @Test
    void insert_excessOfBlanks_isRefusedNotCut() {
        refuses(
                Samples.plain("f").maintainer("m" + " ".repeat(255)),
                "maintainer: is 256 characters long but it may have at most 255");
    }

    @Test
    void insert_descriptionBeyondTheByteLimit_isRefused() {
        Feature longest = Samples.plain("f").description("é".repeat(32_767)).build();
        data.features().insert(environment, longest);
        assertThat(data.features().find(environment, "f")).contains(longest);
        refuses(
                Samples.plain("g").description("é".repeat(32_768)),
                "description: is 65536 bytes long in UTF-8 but it may have at most 65535");
    }

    /** As many as an update can replace by as many others, on both databases. */
    @Test
    void update_mostTagsByAsManyOthers_isStoredAndOneMoreRefused() {
        for (int length : new int[] {4, 255}) {
            int count = Math.min(500, 2_048 / length);
            Feature feature = Samples.plain("f" + length)
                    .tags(tags("a", count, length))
                    .description("d".repeat(2_000))
                    .build();
            data.features().insert(environment, feature);
            Feature changed = data.features()
                    .update(
                            environment,
                            feature.toBuilder().tags(tags("b", count, length)).build());
            changed = data.features()
                    .update(environment, changed.toBuilder().tags(List.of()).build());
            changed = data.features()
                    .update(
                            environment,
                            changed.toBuilder().tags(tags("c", count, length)).build());
            assertThat(data.features().find(environment, "f" + length)).contains(changed);
        }
        refuses(Samples.plain("f").tags(tags("a", 501, 4)), "tags: are 501 but there may be at most 500");
        refuses(
                Samples.plain("f").tags(tags("a", 9, 228)),
                "tags: are together 2052 bytes long in UTF-8 but may have at most 2048");
    }

    private static List<String> tags(String first, int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(i -> first + "%03d".formatted(i) + "x".repeat(length - 4))
                .toList();
    }

    @Test
    void insert_widestIndexRow_isStoredAndOneByteMoreRefused() {
        String fourBytes = wide(255);
        Feature widest = Samples.plain(fourBytes).name(wide(390)).build();
        String fits = "e".repeat(2_600 - 4 * (255 + 390));
        data.features().insert(fits, widest);
        assertThat(data.features().find(fits, fourBytes)).contains(widest);
        environment = fits + "e";
        refuses(
                widest.toBuilder(),
                "environmentId, name and id: are together 2601 bytes long in UTF-8 but an index row holds at most 2600");
        environment = "あ".repeat(255);
        refuses(
                Samples.plain("あ".repeat(255)).name(wide(500)),
                "environmentId, name and id: are together 3530 bytes long in UTF-8 but an index row holds at most 2600");
    }

    /** Distinct four-byte characters, which PostgreSQL cannot compress. */
    private static String wide(int characters) {
        StringBuilder text = new StringBuilder();
        Random random = new Random(7);
        for (int i = 0; i < characters; i++) {
            text.appendCodePoint(0x10000 + random.nextInt(0xE0000));
        }
        return text.toString();
    }

    @Test
    void insert_nulCharacterAnywhere_isRefused() {
        String problem = "holds a NUL character at index 1, which PostgreSQL cannot store";
        refuses(Samples.plain("a\0").name("n"), "id: " + problem);
        refuses(Samples.plain("f").description("a\0"), "description: " + problem);
        refuses(Samples.plain("f").tags(List.of("ok", "a\0")), "tags[1]: " + problem);
        refuses(
                Samples.plain("f").targets(List.of(new Target("on", List.of("u", "a\0")))),
                "targets[0].users[1]: " + problem);
        refuses(
                Samples.plain("f").rules(List.of(rule(new Clause("c", "a\0", Operator.IN, List.of())))),
                "rules[0].clauses[0].attribute: " + problem);
        refuses(
                Samples.plain("f").defaultStrategy(Strategies.fixed("a\0")),
                "defaultStrategy.fixedStrategy.variation: " + problem);
    }

    @Test
    void insert_loneSurrogateAnywhere_isRefused() {
        String problem = "holds half of a surrogate pair at index 1, which is no character";
        refuses(Samples.plain("f").name(LONE), "name: " + problem);
        refuses(Samples.plain("f").name("a\uDF63b"), "name: " + problem);
        refuses(
                Samples.plain("f").rules(List.of(rule(new Clause("c", "a", Operator.IN, List.of("v", LONE))))),
                "rules[0].clauses[0].values[1]: " + problem);
    }

    @Test
    void insert_nullElementInAList_isRefused() {
        refuses(Samples.plain("f").tags(Arrays.asList("a", null)), "tags[1]: is null");
        refuses(Samples.plain("f").variations(Collections.singletonList(null)), "variations[0]: is null");
        refuses(Samples.plain("f").targets(Collections.singletonList(null)), "targets[0]: is null");
        refuses(
                Samples.plain("f").targets(List.of(new Target("on", Arrays.asList("u", null)))),
                "targets[0].users[1]: is null");
        refuses(Samples.plain("f").rules(Collections.singletonList(null)), "rules[0]: is null");
        refuses(Samples.plain("f").prerequisites(Collections.singletonList(null)), "prerequisites[0]: is null");
        refuses(
                Samples.plain("f").rules(List.of(rule(new Clause("c", "a", Operator.IN, Arrays.asList("v", null))))),
                "rules[0].clauses[0].values[1]: is null");
    }

    @Test
    void insert_strategyWithoutItsMember_isRefused() {
        refuses(
                Samples.plain("f").defaultStrategy(new Strategy(StrategyType.FIXED, null, null)),
                "defaultStrategy: is of type FIXED but does not have exactly a fixed strategy");
        refuses(
                Samples.plain("f")
                        .rules(List.of(new Rule(
                                "r", new Strategy(StrategyType.ROLLOUT, new FixedStrategy("on"), null), List.of()))),
                "rules[0].strategy: is of type ROLLOUT but does not have exactly a rollout strategy");
        refuses(
                Samples.plain("f").rules(List.of(new Rule("r", null, List.of()))),
                "rules[0].strategy: is missing; a feature's rule always has one");
    }

    @Test
    void insert_severalProblems_areReportedTogether() {
        refuses(
                Samples.plain("f\0").name("n".repeat(512)).tags(Arrays.asList((String) null)),
                "id: holds a NUL character at index 1, which PostgreSQL cannot store",
                "name: is 512 characters long but it may have at most 511",
                "tags[0]: is null");
    }

    @Test
    void insertAll_nullAmongTheRows_isRefused() {
        refusesCall(
                () -> data.features()
                        .insertAll(environment, Arrays.asList(Samples.plain("a").build(), null)),
                "feature[1]: is null");
        refusesCall(() -> data.tags().upsert(environment, Collections.singletonList(null)), "tag[0]: is null");
        assertThat(storedFeatures()).isZero();
    }

    @Test
    void find_longOrForgedId_isShownCutAndWithoutControlCharacters() {
        assertThatThrownBy(() -> data.features().find(environment, "a\nERROR forged" + "x".repeat(300)))
                .hasMessageContaining("find feature 'a?ERROR forged" + "x".repeat(86) + "…' in environment");
    }

    @Test
    void insertAll_oneBadRow_storesNone() {
        List<Feature> features = List.of(
                Samples.plain("a").build(), Samples.plain("b").name(LONE).build());
        assertThatThrownBy(() -> data.features().insertAll(environment, features))
                .isInstanceOf(InvalidDataException.class);
        assertThat(storedFeatures()).isZero();
    }

    @Test
    void update_badValueOrDeletedFlag_isRefusedAndTheRowStays() {
        Feature read = Samples.plain("f").build();
        data.features().insert(environment, read);
        refusesCall(
                () -> data.features()
                        .update(environment, read.toBuilder().name("a\0").build()),
                "name: holds a NUL character at index 1, which PostgreSQL cannot store");
        refusesCall(
                () -> data.features()
                        .update(environment, read.toBuilder().deleted(true).build()),
                "deleted: is true, but an update cannot delete; use delete");
        assertThat(data.features().find(environment, "f")).contains(read);
    }

    @Test
    void update_versionThatCannotGrow_isRefusedAndTheRowStays() {
        Feature last = Samples.plain("f").version(Integer.MAX_VALUE).build();
        data.features().insert(environment, last);
        refusesCall(
                () -> data.features()
                        .update(environment, last.toBuilder().enabled(true).build()),
                "version: is 2147483647 and cannot grow");
        assertThat(data.features().find(environment, "f")).contains(last);
    }

    @Test
    void update_timeOfChangeThatCannotGrow_isRefusedAndTheRowStays() {
        Segment last = Segment.builder()
                .id("s")
                .createdAt(START)
                .updatedAt(Instant.MAX)
                .build();
        data.segments().insert(environment, last);
        refusesCall(
                () -> data.segments()
                        .update(environment, last.toBuilder().name("b").build()),
                "updatedAt: is 31556889864403199 and cannot grow");
        assertThat(data.segments().find(environment, "s")).contains(last);
    }

    @Test
    void readOrList_badArgument_isRefused() {
        String nul = "holds a NUL character at index 1, which PostgreSQL cannot store";
        refusesCall(() -> data.features().find(environment, "a\0"), "id: " + nul);
        refusesCall(() -> data.features().find("a\0", "f"), "environmentId: " + nul);
        refusesCall(() -> data.features().listByEnvironment("a\0"), "environmentId: " + nul);
        refusesCall(
                () -> data.features()
                        .list(environment, FeatureQuery.builder().search("a\0").build()),
                "search: " + nul);
        refusesCall(
                () -> data.features()
                        .count(
                                environment,
                                FeatureQuery.builder().tags(Set.of("a\0")).build()),
                "tags[0]: " + nul);
        refusesCall(
                () -> data.features()
                        .list(
                                environment,
                                FeatureQuery.builder().maintainer(LONE).build()),
                "maintainer: holds half of a surrogate pair at index 1, which is no character");
        refusesCall(() -> data.features().delete(environment, "a\0", 1), "id: " + nul);
        refusesCall(() -> data.tags().delete(environment, "a\0"), "id: " + nul);
        refusesCall(
                () -> data.tags().list("e".repeat(256), TagQuery.all()),
                "environmentId: is 256 characters long but it may have at most 255");
    }

    private static Rule rule(Clause clause) {
        return new Rule("r", Strategies.fixed("on"), List.of(clause));
    }

    private void refuses(Feature.Builder feature, String... problems) {
        int before = storedFeatures();
        refusesCall(() -> data.features().insert(environment, feature.build()), problems);
        assertThat(storedFeatures()).isEqualTo(before);
    }

    private static void refusesCall(ThrowingCallable call, String... problems) {
        assertThatThrownBy(call).isInstanceOfSatisfying(InvalidDataException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_VALUE);
            assertThat(e.violations()).extracting(Violation::toString).containsExactly(problems);
        });
    }
}
