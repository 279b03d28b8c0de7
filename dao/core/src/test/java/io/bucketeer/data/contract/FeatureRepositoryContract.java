package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InternalDataAccessException;
import io.bucketeer.data.error.NotFoundException;
import io.bucketeer.data.error.OptimisticLockException;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.VariationType;
import io.bucketeer.data.repository.FeatureQuery;
import java.time.Duration;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What one feature goes through: inserted, found, updated under its version, deleted. */
abstract class FeatureRepositoryContract extends DatabaseContract {

    @Test
    void find_everyComponentSet_givesTheFeatureAsInserted() {
        Feature feature = Samples.checkoutRedesign();
        data.features().insert(environment, feature);
        assertThat(data.features().find(environment, "checkout-redesign")).contains(feature);
    }

    @Test
    void find_everyFlagAndNumberUnlikeItsDefault_givesTheFeatureAsInserted() {
        Feature feature = Samples.plain("f")
                .enabled(true)
                .archived(true)
                .evaluationUndelayable(true)
                .ttl(31)
                .version(Integer.MAX_VALUE)
                .variationType(VariationType.YAML)
                .samplingSeed("seed")
                .maintainer("m@example.com")
                .build();
        data.features().insert(environment, feature);
        assertThat(data.features().find(environment, "f")).contains(feature);
    }

    @Test
    void find_textsOfAllKinds_givesThemUnchanged() {
        List<String> texts = List.of(
                "",
                " ",
                "NULL",
                "null",
                "{}",
                "()",
                ",",
                "\"",
                "\\",
                "\\\"",
                "a,b",
                "{a}",
                "(a)",
                "'",
                "\n",
                "\t",
                "ä",
                "ß",
                "日本語",
                "🍣",
                "👩‍👩‍👧",
                "e\u0301",
                "%",
                "_",
                "\u200b");
        Feature feature = Samples.plain("texts")
                .rules(List.of(
                        new Rule("r", Strategies.fixed("on"), List.of(new Clause("c", "\"a\\", Operator.IN, texts)))))
                .tags(texts)
                .description(String.join("|", texts))
                .build();
        data.features().insert(environment, feature);
        assertThat(data.features().find(environment, "texts")).contains(feature);
    }

    @Test
    void find_enumNumberOfANewerRelease_keepsTheNumber() {
        Feature feature = Samples.plain("newer")
                .variationType(VariationType.of(42))
                .rules(List.of(new Rule(
                        "r", Strategies.fixed("on"), List.of(new Clause("c", "a", Operator.of(99), List.of("v"))))))
                .build();
        data.features().insert(environment, feature);
        Feature found = data.features().find(environment, "newer").orElseThrow();
        assertThat(found.variationType().number()).isEqualTo(42);
        assertThat(found.rules().getFirst().clauses().getFirst().operator().known())
                .isFalse();
        assertThat(found).isEqualTo(feature);
    }

    @Test
    void find_absentOrOfAnotherEnvironmentOrOtherCase_isEmpty() {
        data.features().insert(environment, Samples.plain("Key").build());
        assertThat(data.features().find(environment, "absent")).isEmpty();
        assertThat(data.features().find(environment + "x", "Key")).isEmpty();
        assertThat(data.features().find(environment, "KEY")).isEmpty();
        assertThat(data.features().find(environment, "Key ")).isEmpty();
    }

    @Test
    void insert_emptyEnvironmentId_isAnEnvironmentLikeAnother() {
        Feature feature = Samples.plain("legacy-" + environment).build();
        data.features().insert("", feature);
        assertThat(data.features().find("", feature.id())).contains(feature);
        assertThat(data.features().find(environment, feature.id())).isEmpty();
    }

    @Test
    void insert_sameIdTwice_isADuplicateKeyAndTheFirstStays() {
        Feature first = Samples.plain("twice").name("first").build();
        data.features().insert(environment, first);
        assertThatThrownBy(() -> data.features()
                        .insert(environment, first.toBuilder().name("second").build()))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageStartingWith("DUPLICATE_KEY: insert feature 'twice' in environment '" + environment + "'");
        assertThat(data.features().find(environment, "twice")).contains(first);
    }

    @Test
    void insert_idOfADeletedFeature_isADuplicateKey() {
        data.features().insert(environment, Samples.plain("gone").build());
        data.features().delete(environment, "gone", 1);
        assertThatThrownBy(() -> data.features()
                        .insert(environment, Samples.plain("gone").build()))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void insertAll_manyFeatures_storesEachAsGiven() {
        List<Feature> features = IntStream.range(0, 1_203)
                .mapToObj(i -> Samples.plain("f%04d".formatted(i))
                        .rules(i % 2 == 0 ? Samples.checkoutRedesign().rules() : List.of())
                        .tags(List.of("t" + i))
                        .build())
                .toList();
        data.features().insertAll(environment, features);
        assertThat(data.features().listByEnvironment(environment)).isEqualTo(features);
    }

    @Test
    void insertAll_oneIdThereAlready_storesNone() {
        data.features().insert(environment, Samples.plain("b").build());
        List<Feature> features = List.of(
                Samples.plain("a").build(),
                Samples.plain("b").build(),
                Samples.plain("c").build());
        assertThatThrownBy(() -> data.features().insertAll(environment, features))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(storedFeatures()).isEqualTo(1);
    }

    @Test
    void insertAll_nothing_doesNothing() {
        data.features().insertAll(environment, List.of());
        assertThat(storedFeatures()).isZero();
    }

    @Test
    void update_realChange_storesVersionPlusOneAndTheTimeOfTheClock() {
        Feature read = Samples.checkoutRedesign();
        data.features().insert(environment, read);
        clock.advance(Duration.ofMillis(5_900));
        Feature updated = data.features()
                .update(
                        environment,
                        read.toBuilder().enabled(false).tags(List.of("new")).build());
        Feature expected = read.toBuilder()
                .enabled(false)
                .tags(List.of("new"))
                .version(8)
                .updatedAt(START.plusSeconds(5))
                .build();
        assertThat(updated).isEqualTo(expected);
        assertThat(data.features().find(environment, read.id())).contains(expected);
    }

    @Test
    void update_equalValues_succeedsAndChangesNothing() {
        Feature read = Samples.checkoutRedesign();
        data.features().insert(environment, read);
        clock.advance(Duration.ofHours(1));
        assertThat(data.features().update(environment, read)).isEqualTo(read);
        assertThat(data.features().find(environment, read.id())).contains(read);
    }

    @Test
    void update_staleVersion_isRefusedAndChangesNothing() {
        Feature read = Samples.plain("stale").build();
        data.features().insert(environment, read);
        Feature winner = data.features()
                .update(environment, read.toBuilder().name("winner").build());
        assertThatThrownBy(() -> data.features()
                        .update(environment, read.toBuilder().name("loser").build()))
                .isInstanceOf(OptimisticLockException.class)
                .hasMessageContaining("read as version 1 but it is now version 2");
        assertThat(data.features().find(environment, "stale")).contains(winner);
    }

    @Test
    void update_staleVersionButEqualValues_isRefused() {
        Feature read = Samples.plain("stale").build();
        data.features().insert(environment, read);
        data.features().update(environment, read.toBuilder().name("other").build());
        assertThatThrownBy(() -> data.features()
                        .update(environment, read.toBuilder().name("other").build()))
                .isInstanceOf(OptimisticLockException.class);
    }

    @Test
    void update_absentOrDeletedOrOfAnotherEnvironment_isNotFound() {
        Feature feature = Samples.plain("f").build();
        assertThatThrownBy(() -> data.features().update(environment, feature)).isInstanceOf(NotFoundException.class);
        data.features().insert(environment, feature);
        assertThatThrownBy(() -> data.features().update(environment + "x", feature))
                .isInstanceOf(NotFoundException.class);
        data.features().delete(environment, "f", 1);
        assertThatThrownBy(() -> data.features()
                        .update(environment, feature.toBuilder().name("n").build()))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("update feature 'f' in environment '" + environment + "'");
    }

    @Test
    void delete_versionAsRead_marksItKeepsTheVersionAndMovesTheTimeOfChange() {
        data.features().insert(environment, Samples.plain("f").version(3).build());
        clock.advance(Duration.ofSeconds(9));
        assertThat(data.features().delete(environment, "f", 3)).isTrue();
        assertThat(data.features().find(environment, "f")).isEmpty();
        Feature deleted = data.features().findIncludingDeleted(environment, "f").orElseThrow();
        assertThat(deleted)
                .isEqualTo(Samples.plain("f")
                        .version(3)
                        .deleted(true)
                        .updatedAt(START.plusSeconds(9))
                        .build());
    }

    @Test
    void delete_absentOrDeletedAlready_isFalse() {
        data.features().insert(environment, Samples.plain("f").build());
        data.features().delete(environment, "f", 1);
        assertThat(data.features().delete(environment, "f", 1)).isFalse();
        assertThat(data.features().delete(environment, "absent", 1)).isFalse();
    }

    @Test
    void delete_staleVersion_isRefusedAndTheFeatureStays() {
        data.features().insert(environment, Samples.plain("f").version(2).build());
        assertThatThrownBy(() -> data.features().delete(environment, "f", 1))
                .isInstanceOf(OptimisticLockException.class)
                .hasMessageContaining("read as version 1 but it is now version 2");
        assertThat(data.features().find(environment, "f")).isPresent();
    }

    @Test
    void write_sameIdInTwoEnvironments_changesOnlyTheOneNamed() {
        String other = environment + "-other";
        Feature feature = Samples.plain("same").build();
        data.features().insert(environment, feature);
        data.features().insert(other, feature);
        data.features().update(environment, feature.toBuilder().name("changed").build());
        data.features().delete(environment, "same", 2);
        assertThat(data.features().find(other, "same")).contains(feature);
    }

    @Test
    void read_timeBeyondAnyDate_isACorruptRowThatIsNamedAndCanBeDeleted() {
        Feature feature = Samples.plain("late").build();
        data.features().insert(environment, feature);
        execute("UPDATE feature SET created_at = ? WHERE environment_id = ?", Long.MAX_VALUE, environment);
        List<ThrowingCallable> reads = List.of(
                () -> data.features().find(environment, "late"),
                () -> data.features().list(environment, FeatureQuery.all()),
                () -> data.features().update(environment, feature));
        assertThat(reads)
                .allSatisfy(read -> assertThatThrownBy(read)
                        .isInstanceOfSatisfying(
                                InternalDataAccessException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT_ROW))
                        .hasMessageContaining("feature 'late'")
                        .hasMessageContaining("column created_at holds seconds that are beyond any date")
                        .message()
                        .doesNotContain(Long.toString(Long.MAX_VALUE)));
        assertThat(data.features().delete(environment, "late", 1)).isTrue();
    }

    @Test
    void insertAll_collectionThatGivesOtherRowsEachTime_storesThoseOfOneTime() {
        AtomicInteger times = new AtomicInteger();
        Collection<Feature> restless = new AbstractCollection<>() {
            @Override
            public Iterator<Feature> iterator() {
                return List.of(Samples.plain("f" + times.incrementAndGet()).build())
                        .iterator();
            }

            @Override
            public int size() {
                return 1;
            }
        };
        data.features().insertAll(environment, restless);
        assertThat(data.features().listByEnvironment(environment))
                .containsExactly(Samples.plain("f1").build());
    }
}
