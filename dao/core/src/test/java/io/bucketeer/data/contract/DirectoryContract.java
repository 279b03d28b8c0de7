package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.repository.InEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What crosses environments: every row once, in order, named with its environment. */
abstract class DirectoryContract extends DatabaseContract {

    @BeforeEach
    final void empty() {
        execute("DELETE FROM feature");
        execute("DELETE FROM tag");
    }

    @Test
    void features_ofAllEnvironments_comeByEnvironmentAndIdEachWithItsEnvironment() {
        insert("b", "2", "1");
        insert("", "1");
        insert("B", "1");
        insert("ä", "1");
        insert("a", "B", "b", "a");
        Feature archived = Samples.plain("put-away").archived(true).build();
        data.features().insert("a", archived);
        data.features().insert("a", Samples.plain("gone").deleted(true).build());
        assertThat(features()).containsExactly(" 1", "B 1", "a B", "a a", "a b", "a put-away", "b 1", "b 2", "ä 1");
        try (Stream<InEnvironment<Feature>> stream = data.featureDirectory().stream()) {
            assertThat(stream).contains(new InEnvironment<>("a", archived));
        }
    }

    @Test
    void features_moreThanTwoChunksOverEnvironments_areThoseOfEachEnvironmentOnce() {
        List<String> expected = new ArrayList<>();
        for (String name : List.of("first", "second", "third")) {
            insert(name, IntStream.range(0, 700).mapToObj("f%03d"::formatted).toArray(String[]::new));
            data.features().listByEnvironment(name).forEach(feature -> expected.add(name + " " + feature.id()));
        }
        assertThat(features()).hasSize(2_100).isEqualTo(expected);
    }

    @Test
    void features_exactlyOneChunk_endAfterIt() {
        insert("one", IntStream.range(0, 1_000).mapToObj("f%03d"::formatted).toArray(String[]::new));
        assertThat(features()).hasSize(1_000);
    }

    @Test
    void features_environmentThatNobodyRegistered_isThere() {
        assertThat(query("SELECT count(*) FROM environment_v2")).isEqualTo("0");
        insert("unregistered", "1");
        assertThat(features()).containsExactly("unregistered 1");
    }

    @Test
    void features_insideAUnitOfWork_showWhatItHasWritten() {
        insert("a", "1");
        List<String> inside = data.inTransaction(session -> {
            session.features().insert("b", Samples.plain("2").build());
            try (Stream<InEnvironment<Feature>> stream = session.featureDirectory().stream()) {
                return stream.map(found ->
                                found.environmentId() + " " + found.item().id())
                        .toList();
            }
        });
        assertThat(inside).containsExactly("a 1", "b 2");
    }

    @Test
    void features_deletedWhileTheyAreStreamed_neitherRepeatNorSkipOthers() {
        insert("one", IntStream.range(0, 1_500).mapToObj("f%04d"::formatted).toArray(String[]::new));
        List<String> seen = new ArrayList<>();
        each(found -> {
            seen.add(found.item().id());
            if (seen.size() == 1_000) {
                data.features().delete("one", "f0999", 1); // where the next chunk starts
                data.features().delete("one", "f1200", 1);
            }
        });
        assertThat(seen).hasSize(1_499).doesNotHaveDuplicates().doesNotContain("f1200");
    }

    @Test
    void tags_ofAllEnvironments_comeByEnvironmentAndIdEachWithItsEnvironment() {
        data.tags().insertAll("b", List.of(tag("2", "web"), tag("1", "ios")));
        data.tags().insert("", tag("3", "web"));
        Tag account =
                tag("9", "web").toBuilder().entityType(TagEntityType.ACCOUNT).build();
        data.tags().insert("B", account);
        try (Stream<InEnvironment<Tag>> stream = data.tagDirectory().stream()) {
            assertThat(stream)
                    .containsExactly(
                            new InEnvironment<>("", tag("3", "web")),
                            new InEnvironment<>("B", account),
                            new InEnvironment<>("b", tag("1", "ios")),
                            new InEnvironment<>("b", tag("2", "web")));
        }
    }

    /** Every feature, as environment and id. */
    private List<String> features() {
        List<String> found = new ArrayList<>();
        each(feature -> found.add(feature.environmentId() + " " + feature.item().id()));
        return found;
    }

    private void each(Consumer<InEnvironment<Feature>> consumer) {
        try (Stream<InEnvironment<Feature>> stream = data.featureDirectory().stream()) {
            stream.forEach(consumer);
        }
    }

    private void insert(String environmentId, String... ids) {
        data.features()
                .insertAll(
                        environmentId,
                        Stream.of(ids).map(id -> Samples.plain(id).build()).toList());
    }

    private static Tag tag(String id, String name) {
        return Tag.builder()
                .id(id)
                .name(name)
                .entityType(TagEntityType.FEATURE_FLAG)
                .createdAt(START)
                .updatedAt(START)
                .build();
    }
}
