package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InternalDataAccessException;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.InvalidDataException.Violation;
import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.EnvironmentTag;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.EnvironmentTagQuery;
import io.bucketeer.data.repository.EnvironmentTagSort;
import io.bucketeer.data.repository.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tags of several environments, each with its environment: filtered, sorted, in pages and streams. */
abstract class TagDirectoryContract extends DatabaseContract {

    private static final TagEntityType FLAG = TagEntityType.FEATURE_FLAG;
    private static final TagEntityType ACCOUNT = TagEntityType.ACCOUNT;

    /** Two organizations; environment names run against their ids. */
    @BeforeEach
    final void fill() {
        List.of("tag", "environment_v2", "project", "organization").forEach(table -> execute("DELETE FROM " + table));
        organization("org");
        organization("other-org");
        environment("env-c", "org", "A");
        environment("env-b", "org", "B");
        environment("env-a", "other-org", "C");
        insert("env-a", tag("1", "beta", FLAG, 5));
        insert("env-b", tag("1", "alpha", ACCOUNT, 4), tag("2", "Beta 100%", FLAG, 3));
        insert("env-c", tag("1", "gamma", FLAG, 2), tag("3", "beta", ACCOUNT, 1));
        insert("unregistered", tag("1", "aaa", FLAG, 0));
    }

    /** With a project of the same id. */
    private void organization(String id) {
        data.organizationDirectory()
                .insert(Organization.builder()
                        .id(id)
                        .urlCode(id)
                        .createdAt(START)
                        .updatedAt(START)
                        .build());
        data.projectDirectory()
                .insert(Project.builder()
                        .id(id)
                        .urlCode(id)
                        .organizationId(id)
                        .createdAt(START)
                        .updatedAt(START)
                        .build());
    }

    private Environment environment(String id, String organizationId, String name) {
        Environment registered = Environment.builder()
                .id(id)
                .name(name)
                .urlCode("url-of-" + id)
                .projectId(organizationId)
                .organizationId(organizationId)
                .createdAt(START)
                .updatedAt(START)
                .build();
        data.environmentDirectory().insert(registered);
        return registered;
    }

    private void insert(String environmentId, Tag... tags) {
        data.tags().insertAll(environmentId, List.of(tags));
    }

    /** Created and changed so many seconds after the start. */
    private static Tag tag(String id, String name, TagEntityType entityType, int seconds) {
        return Tag.builder()
                .id(id)
                .name(name)
                .entityType(entityType)
                .createdAt(START.plusSeconds(seconds))
                .updatedAt(START.plusSeconds(10 - seconds))
                .build();
    }

    @Test
    void list_everyFilter_selectsItsTags() {
        assertThat(places(query())).containsExactly("env-b 2", "env-b 1", "env-a 1", "env-c 3", "env-c 1");
        assertThat(places(query().environmentIds(Set.of("env-a", "env-b", "missing", "ENV-C", "unregistered"))))
                .containsExactly("env-b 2", "env-b 1", "env-a 1");
        assertThat(places(query().environmentIds(Set.of()))).isEmpty();
        assertThat(places(query().organizationId("org"))).containsExactly("env-b 2", "env-b 1", "env-c 3", "env-c 1");
        assertThat(places(query().organizationId("ORG"))).isEmpty();
        assertThat(places(query().organizationId("org").environmentIds(Set.of("env-a", "env-c"))))
                .containsExactly("env-c 3", "env-c 1");
        assertThat(places(query().entityType(ACCOUNT))).containsExactly("env-b 1", "env-c 3");
        assertThat(places(query().entityType(TagEntityType.UNSPECIFIED))).isEmpty();
        assertThat(places(query().search("BETA"))).containsExactly("env-b 2", "env-a 1", "env-c 3");
        assertThat(places(query().search("%"))).containsExactly("env-b 2");
        assertThat(places(query().search("env"))).isEmpty();
        assertThat(places(query().environmentIds(Set.of("env-a", "env-c"))
                        .entityType(FLAG)
                        .search("b")))
                .containsExactly("env-a 1");
    }

    @Test
    void list_everySort_ordersByItThenByEnvironmentAndId() {
        assertThat(places(query().sort(EnvironmentTagSort.NAME)))
                .containsExactly("env-b 2", "env-b 1", "env-a 1", "env-c 3", "env-c 1");
        assertThat(places(query().sort(EnvironmentTagSort.CREATED_AT)))
                .containsExactly("env-c 3", "env-c 1", "env-b 2", "env-b 1", "env-a 1");
        assertThat(places(query().sort(EnvironmentTagSort.UPDATED_AT)))
                .containsExactly("env-a 1", "env-b 1", "env-b 2", "env-c 1", "env-c 3");
        assertThat(places(query().sort(EnvironmentTagSort.ENTITY_TYPE)))
                .containsExactly("env-a 1", "env-b 2", "env-c 1", "env-b 1", "env-c 3");
        assertThat(places(query().sort(EnvironmentTagSort.ENVIRONMENT)))
                .as("by the environment's name")
                .containsExactly("env-c 1", "env-c 3", "env-b 1", "env-b 2", "env-a 1");
    }

    @ParameterizedTest
    @EnumSource(EnvironmentTagSort.class)
    void list_downwards_isTheOppositeOrder(EnvironmentTagSort sort) {
        List<String> reversed = new ArrayList<>(places(query().sort(sort)));
        Collections.reverse(reversed);
        assertThat(places(query().sort(sort).direction(Direction.DESCENDING)))
                .hasSize(5)
                .isEqualTo(reversed);
    }

    @Test
    void list_aTag_comesWithItsEnvironment() {
        Environment environment = environment("", "org", "Production");
        insert("", tag("9", "only", ACCOUNT, 7));
        Page<EnvironmentTag> page =
                data.tagDirectory().list(query().search("only").build());
        assertThat(page.items()).containsExactly(new EnvironmentTag(tag("9", "only", ACCOUNT, 7), environment));
        assertThat(page.nextCursor()).isEmpty();
        assertThat(places(query().environmentIds(Set.of("")))).containsExactly(" 9");
    }

    /** The same name and id everywhere: nothing but the whole key tells the rows apart. */
    @Test
    void list_ties_areWalkedOnceEachAcrossPages() {
        execute("DELETE FROM tag");
        List<String> environments = List.of("", "1", "11", "1:", "env:é", "\uD83C\uDF63");
        List<TagEntityType> types = List.of(TagEntityType.UNSPECIFIED, FLAG, ACCOUNT);
        List<String> ids = List.of("", "1", "11");
        for (String each : environments) {
            environment(each, "org", "same");
            for (int i = 0; i < ids.size(); i++) {
                insert(each, tag(ids.get(i), "same", types.get(i), 0));
            }
        }
        List<String> expected = environments.stream()
                .flatMap(each -> ids.stream().map(id -> each + " " + id))
                .toList();
        for (EnvironmentTagSort sort : EnvironmentTagSort.values()) {
            if (sort != EnvironmentTagSort.ENTITY_TYPE) {
                assertThat(places(query().sort(sort))).as(sort.name()).isEqualTo(expected);
            }
        }
    }

    @Test
    void list_cursorOfAnotherQueryOrNone_isRefused() {
        EnvironmentTagQuery query = query().pageSize(1).build();
        String cursor = data.tagDirectory().list(query).nextCursor().orElseThrow();
        for (EnvironmentTagQuery other : List.of(
                query.toBuilder().organizationId("org").build(),
                query.toBuilder().environmentIds(Set.of("env-a")).build(),
                query.toBuilder().environmentIds(Set.of()).build(),
                query.toBuilder().entityType(FLAG).build(),
                query.toBuilder().search("a").build(),
                query.toBuilder().sort(EnvironmentTagSort.ENVIRONMENT).build(),
                query.toBuilder().direction(Direction.DESCENDING).build())) {
            refusesCursor(other.after(cursor));
        }
        refusesCursor(query.after("junk"));
        refusesCursor(query.after(cursor.substring(1)));
        assertThat(data.tagDirectory()
                        .list(query.toBuilder().pageSize(5).cursor(cursor).build())
                        .items())
                .hasSize(4);
    }

    private void refusesCursor(EnvironmentTagQuery query) {
        assertThatThrownBy(() -> data.tagDirectory().list(query))
                .isInstanceOfSatisfying(
                        InvalidDataException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CURSOR));
    }

    @Test
    void list_filtersThatCannotBeCompared_areRefusedTogether() {
        Set<String> tooMany =
                IntStream.rangeClosed(0, 1_000).mapToObj(Integer::toString).collect(Collectors.toSet());
        assertThatThrownBy(() -> data.tagDirectory()
                        .list(query().organizationId("a\0")
                                .environmentIds(tooMany)
                                .search("\uD800")
                                .build()))
                .isInstanceOfSatisfying(
                        InvalidDataException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::path)
                                .containsExactly("organizationId", "environmentIds", "search"));
    }

    @Test
    void stream_ofMoreThanTwoChunks_givesEachTagOnce() {
        execute("DELETE FROM tag");
        List<String> expected = new ArrayList<>();
        for (String each : List.of("env-a", "env-b", "env-c")) {
            List<Tag> tags = IntStream.range(0, 700)
                    .mapToObj(i -> tag("t%03d".formatted(i), "tag " + i, FLAG, 0))
                    .toList();
            data.tags().insertAll(each, tags);
            tags.forEach(tag -> expected.add(each + " " + tag.id()));
        }
        EnvironmentTagQuery byType = query().sort(EnvironmentTagSort.ENTITY_TYPE)
                .direction(Direction.DESCENDING)
                .build();
        try (Stream<EnvironmentTag> stream = data.tagDirectory().stream(byType)) {
            assertThat(stream.map(TagDirectoryContract::place).toList().reversed())
                    .isEqualTo(expected);
        }
        assertThat(data.tagDirectory().count(byType)).isEqualTo(2_100);
    }

    @Test
    void list_insideAUnitOfWork_showsWhatItHasWritten() {
        List<String> inside = data.inTransaction(session -> {
            session.tags().insert("env-a", tag("2", "new", FLAG, 0));
            return session.tagDirectory().list(query().search("new").build()).items().stream()
                    .map(TagDirectoryContract::place)
                    .toList();
        });
        assertThat(inside).containsExactly("env-a 2");
    }

    @Test
    void list_rowThatCannotBeRead_isNamedWithItsEnvironment() {
        execute("UPDATE tag SET created_at = ? WHERE environment_id = ? AND id = ?", Long.MAX_VALUE, "env-b", "2");
        assertThatThrownBy(() -> data.tagDirectory().list(query().build()))
                .isInstanceOfSatisfying(
                        InternalDataAccessException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT_ROW))
                .hasMessageContaining("list tag '2' in environment 'env-b'");
    }

    private static EnvironmentTagQuery.Builder query() {
        return EnvironmentTagQuery.builder();
    }

    /** Environment and id of all tags of the query, which pages, stream and count agree on. */
    private List<String> places(EnvironmentTagQuery.Builder query) {
        List<String> places;
        try (Stream<EnvironmentTag> stream = data.tagDirectory().stream(query.build())) {
            places = stream.map(TagDirectoryContract::place).toList();
        }
        for (int pageSize : List.of(1, 2, 1_000)) {
            List<String> paged = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                Page<EnvironmentTag> page = data.tagDirectory()
                        .list(query.pageSize(pageSize)
                                .cursor(cursor.orElse(null))
                                .build());
                page.items().forEach(found -> paged.add(place(found)));
                cursor = page.nextCursor();
            } while (cursor.isPresent());
            assertThat(paged).isEqualTo(places);
        }
        assertThat(data.tagDirectory().count(query.cursor(null).build())).isEqualTo(places.size());
        return places;
    }

    private static String place(EnvironmentTag found) {
        return found.environment().id() + " " + found.tag().id();
    }
}
