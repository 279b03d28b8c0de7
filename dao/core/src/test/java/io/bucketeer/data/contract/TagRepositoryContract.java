package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.OptimisticLockException;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.TagQuery;
import io.bucketeer.data.repository.TagSort;
import io.bucketeer.data.repository.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tags: upserted by name, found, listed, removed. */
abstract class TagRepositoryContract extends DatabaseContract {

    @Test
    void upsert_newTags_storesThemAsGiven() {
        Tag tag = tag("1", "web");
        data.tags().upsert(environment, List.of(tag));
        assertThat(data.tags().find(environment, "1")).contains(tag);
        assertThat(data.tags().findByNameAndEntityType(environment, "web", TagEntityType.FEATURE_FLAG))
                .contains(tag);
    }

    @Test
    void upsert_nameThereAlready_movesOnlyItsTimeOfChange() {
        Tag first = tag("1", "web");
        data.tags().upsert(environment, List.of(first));
        Tag again = tag("2", "web").toBuilder()
                .createdAt(START.plusSeconds(50))
                .updatedAt(START.plusSeconds(60))
                .build();
        data.tags().upsert(environment, List.of(again, tag("3", "ios")));
        assertThat(data.tags().listByEnvironment(environment))
                .containsExactly(
                        first.toBuilder().updatedAt(START.plusSeconds(60)).build(), tag("3", "ios"));
    }

    @Test
    void upsert_namesThatDifferInCaseSpaceOrAccent_areDifferentTags() {
        List<Tag> tags = List.of(tag("1", "web"), tag("2", "Web"), tag("3", "web "), tag("4", "wéb"));
        data.tags().upsert(environment, tags);
        assertThat(data.tags().listByEnvironment(environment)).isEqualTo(tags);
    }

    @Test
    void upsert_sameNameOfAnotherEntityTypeOrEnvironment_isAnotherTag() {
        Tag flag = tag("1", "web");
        Tag account =
                tag("2", "web").toBuilder().entityType(TagEntityType.ACCOUNT).build();
        data.tags().upsert(environment, List.of(flag, account));
        data.tags().upsert(environment + "-other", List.of(tag("3", "web")));
        assertThat(data.tags().listByEnvironment(environment)).containsExactly(flag, account);
        assertThat(data.tags().listByEnvironment(environment + "-other")).containsExactly(tag("3", "web"));
    }

    @Test
    void upsert_idThatAnotherEnvironmentHas_leavesThatOneAlone() {
        Tag theirs = tag("1", "web");
        data.tags().upsert(environment, List.of(theirs));
        Tag ours = tag("1", "ios").toBuilder().updatedAt(START.plusSeconds(9)).build();
        data.tags().upsert(environment + "-other", List.of(ours));
        assertThat(data.tags().listByEnvironment(environment)).containsExactly(theirs);
        assertThat(data.tags().listByEnvironment(environment + "-other")).containsExactly(ours);
    }

    @Test
    void upsert_idThatAnotherTagOfTheEnvironmentHas_isADuplicateKeyAndStoresNone() {
        data.tags().upsert(environment, List.of(tag("1", "web")));
        assertThatThrownBy(() -> data.tags().upsert(environment, List.of(tag("1", "ios"), tag("2", "android"))))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(data.tags().listByEnvironment(environment)).containsExactly(tag("1", "web"));
    }

    @Test
    void upsert_nameOfOneTagWithTheIdOfAnother_isADuplicateKeyAndChangesNone() {
        data.tags().upsert(environment, List.of(tag("1", "web"), tag("2", "ios")));
        Tag mixed = tag("1", "ios").toBuilder().updatedAt(START.plusSeconds(9)).build();
        assertThatThrownBy(() -> data.tags().upsert(environment, List.of(mixed)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(data.tags().listByEnvironment(environment)).containsExactly(tag("1", "web"), tag("2", "ios"));
    }

    @Test
    void upsert_newTagAndNameOfAnotherWithTheSameId_isADuplicateKeyAndChangesNone() {
        data.tags().upsert(environment, List.of(tag("2", "web")));
        Tag mixed = tag("1", "web").toBuilder().updatedAt(START.plusSeconds(9)).build();
        assertThatThrownBy(() -> data.tags().upsert(environment, List.of(tag("1", "ios"), mixed)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(data.tags().listByEnvironment(environment)).containsExactly(tag("2", "web"));
    }

    /** The tag that has the id is one that the same call has changed just before. */
    @Test
    void upsert_idOfATagThatTheCallChanges_isADuplicateKeyAndChangesNone() {
        data.tags().upsert(environment, List.of(tag("1", "ios"), tag("2", "web")));
        Tag changed =
                tag("3", "ios").toBuilder().updatedAt(START.plusSeconds(9)).build();
        assertThatThrownBy(() -> data.tags().upsert(environment, List.of(changed, tag("1", "web"))))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(data.tags().listByEnvironment(environment)).containsExactly(tag("1", "ios"), tag("2", "web"));
    }

    @Test
    void upsert_twoNewTagsWithOneId_isADuplicateKeyAndStoresNone() {
        assertThatThrownBy(() -> data.tags().upsert(environment, List.of(tag("1", "web"), tag("1", "ios"))))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(data.tags().listByEnvironment(environment)).isEmpty();
    }

    @Test
    void upsert_sameNameTwiceInOneCall_storesItOnce() {
        data.tags().upsert(environment, List.of(tag("1", "web"), tag("2", "web")));
        assertThat(data.tags().listByEnvironment(environment)).containsExactly(tag("1", "web"));
    }

    @Test
    void upsert_tagsOfAFeatureInItsUnitOfWork_storesBothOrNeither() {
        Feature feature =
                Samples.plain("f").tags(List.of("web", " web ", "", "ios")).build();
        data.inTransaction(session -> {
            session.features().insert(environment, feature);
            session.tags().upsert(environment, Tags.of(feature));
            return null;
        });
        assertThat(data.tags().list(environment, TagQuery.all()).items())
                .extracting(Tag::name)
                .containsExactly("ios", "web");
        Feature second = Samples.plain("f").tags(List.of("lost")).build();
        assertThatThrownBy(() -> data.inTransaction(session -> {
                    session.tags().upsert(environment, Tags.of(second));
                    session.features().insert(environment, second);
                    return null;
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(data.tags().count(environment, TagQuery.all())).isEqualTo(2);
    }

    @Test
    void insert_nameThereAlready_isADuplicateKey() {
        data.tags().insert(environment, tag("1", "web"));
        assertThatThrownBy(() -> data.tags().insert(environment, tag("2", "web")))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void delete_asReadOrAnyway_removesTheRow() {
        data.tags().upsert(environment, List.of(tag("1", "web"), tag("2", "ios")));
        assertThat(data.tags().delete(environment, "1", START)).isTrue();
        assertThat(data.tags().delete(environment, "1", START)).isFalse();
        assertThat(data.tags().delete(environment + "-other", "2")).isFalse();
        assertThat(data.tags().delete(environment, "2")).isTrue();
        assertThat(data.tags().listByEnvironment(environment)).isEmpty();
    }

    @Test
    void delete_changedSinceRead_isRefused() {
        data.tags().upsert(environment, List.of(tag("1", "web")));
        assertThatThrownBy(() -> data.tags().delete(environment, "1", START.minusSeconds(1)))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(data.tags().find(environment, "1")).isPresent();
    }

    @Test
    void list_sortsAndFilters_giveThemInOrder() {
        data.tags()
                .upsert(
                        environment,
                        List.of(
                                tag("1", "b").toBuilder()
                                        .createdAt(START.plusSeconds(2))
                                        .updatedAt(START.plusSeconds(2))
                                        .build(),
                                tag("2", "a").toBuilder()
                                        .createdAt(START.plusSeconds(3))
                                        .updatedAt(START.plusSeconds(1))
                                        .build(),
                                tag("3", "C").toBuilder()
                                        .entityType(TagEntityType.ACCOUNT)
                                        .updatedAt(START.minusSeconds(1))
                                        .build()));
        assertThat(names(TagQuery.all())).containsExactly("C", "a", "b");
        assertThat(names(TagQuery.builder().sort(TagSort.CREATED_AT).build())).containsExactly("C", "b", "a");
        assertThat(names(TagQuery.builder().sort(TagSort.UPDATED_AT).build())).containsExactly("C", "a", "b");
        assertThat(names(TagQuery.builder()
                        .sort(TagSort.UPDATED_AT)
                        .direction(Direction.DESCENDING)
                        .build()))
                .containsExactly("b", "a", "C");
        assertThat(names(TagQuery.builder().entityType(TagEntityType.ACCOUNT).build()))
                .containsExactly("C");
        assertThat(names(TagQuery.builder().search("c").build())).containsExactly("C");
    }

    @Test
    void list_pagesOfEverySizeSortAndDirection_areTheWholeListOnce() {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            tags.add(tag("t" + i, "name " + i).toBuilder()
                    .createdAt(START.plusSeconds(i % 3))
                    .updatedAt(START.plusSeconds(i % 4))
                    .build());
        }
        data.tags().insertAll(environment, tags);
        for (TagSort sort : TagSort.values()) {
            for (Direction direction : Direction.values()) {
                TagQuery query = TagQuery.builder()
                        .sort(sort)
                        .direction(direction)
                        .pageSize(1_000)
                        .build();
                List<String> whole = names(query);
                assertThat(whole).hasSize(23).doesNotHaveDuplicates();
                for (int size : new int[] {1, 7, 22, 23}) {
                    assertThat(walk(query.toBuilder().pageSize(size).build())).isEqualTo(whole);
                }
            }
        }
    }

    @Test
    void stream_moreThanOneChunk_givesEachTagOnceInOrder() {
        List<Tag> tags = IntStream.range(0, 1_234)
                .mapToObj(i -> tag("t" + i, "name %04d".formatted(i)))
                .toList();
        data.tags().insertAll(environment, tags);
        try (Stream<Tag> stream = data.tags().stream(environment, TagQuery.all())) {
            assertThat(stream.toList()).isEqualTo(tags);
        }
        assertThat(data.tags().count(environment, TagQuery.all())).isEqualTo(1_234);
    }

    @Test
    void list_cursorOfAnotherEnvironmentOrQuery_isRefused() {
        data.tags().insertAll(environment, List.of(tag("1", "a"), tag("2", "b")));
        TagQuery query = TagQuery.builder().pageSize(1).build();
        String cursor = data.tags().list(environment, query).nextCursor().orElseThrow();
        refuses(environment + "-other", query.after(cursor));
        refuses(environment, query.toBuilder().cursor(cursor).search("b").build());
        refuses(
                environment,
                query.toBuilder().cursor(cursor).sort(TagSort.CREATED_AT).build());
    }

    private void refuses(String environmentId, TagQuery query) {
        assertThatThrownBy(() -> data.tags().list(environmentId, query))
                .isInstanceOfSatisfying(
                        InvalidDataException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CURSOR));
    }

    private List<String> walk(TagQuery query) {
        List<Tag> tags = PageWalk.rows(cursor ->
                data.tags().list(environment, query.toBuilder().cursor(cursor).build()));
        return tags.stream().map(Tag::name).toList();
    }

    @Test
    void list_byEntityType_breaksTiesByIdInBothDirectionsOnAnyPage() {
        data.tags()
                .insertAll(
                        environment,
                        List.of(
                                typed("1", TagEntityType.ACCOUNT),
                                typed("2", TagEntityType.FEATURE_FLAG),
                                typed("3", TagEntityType.UNSPECIFIED),
                                typed("4", TagEntityType.ACCOUNT),
                                typed("5", TagEntityType.FEATURE_FLAG)));
        TagQuery query = TagQuery.builder().sort(TagSort.ENTITY_TYPE).build();
        assertThat(names(query)).containsExactly("tag 3", "tag 2", "tag 5", "tag 1", "tag 4");
        TagQuery reversed =
                query.toBuilder().direction(Direction.DESCENDING).pageSize(3).build();
        assertThat(names(reversed)).containsExactly("tag 4", "tag 1", "tag 5");
        String cursor = data.tags().list(environment, reversed).nextCursor().orElseThrow();
        assertThat(names(reversed.after(cursor))).containsExactly("tag 2", "tag 3");
    }

    private static Tag typed(String id, TagEntityType entityType) {
        return tag(id, "tag " + id).toBuilder().entityType(entityType).build();
    }

    private List<String> names(TagQuery query) {
        return data.tags().list(environment, query).items().stream()
                .map(Tag::name)
                .toList();
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
