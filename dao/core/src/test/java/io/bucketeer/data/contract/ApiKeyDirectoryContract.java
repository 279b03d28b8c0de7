package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InternalDataAccessException;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.InvalidDataException.Violation;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.ApiKeyRole;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.EnvironmentApiKeyQuery;
import io.bucketeer.data.repository.EnvironmentApiKeySort;
import io.bucketeer.data.repository.InEnvironment;
import io.bucketeer.data.repository.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** API keys of all environments, with what they open: filtered, sorted, in pages and streams. */
abstract class ApiKeyDirectoryContract extends ApiKeyContract {

    private static final String ONE = "one@example.com";
    private static final String TWO = "two@example.com";

    /** Two organizations; environment names run against their ids. */
    @BeforeEach
    final void fill() {
        Project other = register("other-org", "other-project", true);
        insert("env-c", project(), "A");
        insert("env-b", project(), "B");
        insert("env-a", other, "C");
        create("env-a", "1", "beta", ApiKeyRole.SDK_CLIENT, false, ONE, 5);
        create("env-b", "1", "alpha", ApiKeyRole.SDK_SERVER, true, TWO, 4);
        create("env-b", "2", "Beta 100%", ApiKeyRole.PUBLIC_API_ADMIN, false, ONE, 3);
        create("env-c", "1", "gamma", ApiKeyRole.SDK_CLIENT, true, ONE, 2);
        create("env-c", "3", "beta", ApiKeyRole.SDK_SERVER, false, TWO, 1);
        create("unregistered", "1", "aaa", ApiKeyRole.SDK_CLIENT, false, ONE, 0);
    }

    private void insert(String id, Project of, String name) {
        data.environmentDirectory()
                .insert(environment(id, of).toBuilder().name(name).build());
    }

    private void create(
            String environmentId,
            String id,
            String name,
            ApiKeyRole role,
            boolean disabled,
            String maintainer,
            int seconds) {
        Instant time = START.plusSeconds(seconds);
        data.apiKeys().create(environmentId, new ApiKey(id, name, role, disabled, time, time, maintainer, "", time));
    }

    @Test
    void list_everyFilter_selectsItsKeys() {
        assertThat(places(query())).containsExactly("env-b 2", "env-b 1", "env-a 1", "env-c 3", "env-c 1");
        assertThat(places(query().organizationId("org"))).containsExactly("env-b 2", "env-b 1", "env-c 3", "env-c 1");
        assertThat(places(query().organizationId("other-org"))).containsExactly("env-a 1");
        assertThat(places(query().organizationId("ORG"))).isEmpty();
        assertThat(places(query().environmentIds(Set.of("env-a", "env-b", "missing", "ENV-C"))))
                .containsExactly("env-b 2", "env-b 1", "env-a 1");
        assertThat(places(query().disabled(true))).containsExactly("env-b 1", "env-c 1");
        assertThat(places(query().disabled(false))).containsExactly("env-b 2", "env-a 1", "env-c 3");
        assertThat(places(query().maintainer(TWO))).containsExactly("env-b 1", "env-c 3");
        assertThat(places(query().search("BETA"))).containsExactly("env-b 2", "env-a 1", "env-c 3");
        assertThat(places(query().search("%"))).containsExactly("env-b 2");
        assertThat(places(query().search("env"))).isEmpty();
        assertThat(places(query().organizationId("org")
                        .disabled(false)
                        .maintainer(ONE)
                        .search("b")))
                .containsExactly("env-b 2");
    }

    @Test
    void list_everySort_ordersByItThenByEnvironmentAndId() {
        assertThat(places(query().sort(EnvironmentApiKeySort.CREATED_AT)))
                .containsExactly("env-c 3", "env-c 1", "env-b 2", "env-b 1", "env-a 1");
        assertThat(places(query().sort(EnvironmentApiKeySort.UPDATED_AT)))
                .containsExactly("env-c 3", "env-c 1", "env-b 2", "env-b 1", "env-a 1");
        assertThat(places(query().sort(EnvironmentApiKeySort.LAST_USED_AT)))
                .containsExactly("env-c 3", "env-c 1", "env-b 2", "env-b 1", "env-a 1");
        assertThat(places(query().sort(EnvironmentApiKeySort.ROLE)))
                .containsExactly("env-a 1", "env-c 1", "env-b 1", "env-c 3", "env-b 2");
        assertThat(places(query().sort(EnvironmentApiKeySort.STATE)))
                .containsExactly("env-a 1", "env-b 2", "env-c 3", "env-b 1", "env-c 1");
        assertThat(places(query().sort(EnvironmentApiKeySort.ENVIRONMENT)))
                .as("by the environment's name")
                .containsExactly("env-c 1", "env-c 3", "env-b 1", "env-b 2", "env-a 1");
    }

    @ParameterizedTest
    @EnumSource(EnvironmentApiKeySort.class)
    void list_downwards_isTheOppositeOrder(EnvironmentApiKeySort sort) {
        List<String> reversed = new ArrayList<>(places(query().sort(sort)));
        Collections.reverse(reversed);
        assertThat(places(query().sort(sort).direction(Direction.DESCENDING)))
                .hasSize(5)
                .isEqualTo(reversed);
    }

    @Test
    void list_aKey_comesWithWhatItOpens() {
        Page<EnvironmentApiKey> page =
                data.apiKeyDirectory().list(query().search("gamma").build());
        Instant time = START.plusSeconds(2);
        assertThat(page.items())
                .containsExactly(new EnvironmentApiKey(
                        new ApiKey("1", "gamma", ApiKeyRole.SDK_CLIENT, true, time, time, ONE, "", time),
                        environment("env-c", project()).toBuilder().name("A").build(),
                        "url-of-project",
                        false));
        assertThat(page.nextCursor()).isEmpty();
        assertThat(data.apiKeyDirectory()
                        .list(query().search("BETA").organizationId("other-org").build())
                        .items())
                .extracting(EnvironmentApiKey::projectDisabled)
                .containsExactly(true);
    }

    /** The same name and id everywhere: nothing but the whole key tells the rows apart. */
    @Test
    void list_tiesInNameAndId_areWalkedOnceEachAcrossPages() {
        execute("DELETE FROM api_key");
        List<String> environments = List.of("", "1", "11", "1:", "env:é", "\uD83C\uDF63");
        for (String each : environments) {
            register(each);
            for (String id : List.of("", "1", "11")) {
                create(each, id, "same", ApiKeyRole.SDK_CLIENT, false, ONE, 0);
            }
        }
        List<String> expected = environments.stream()
                .flatMap(each -> Stream.of("", "1", "11").map(id -> each + " " + id))
                .toList();
        for (EnvironmentApiKeySort sort : EnvironmentApiKeySort.values()) {
            if (sort != EnvironmentApiKeySort.ENVIRONMENT) {
                assertThat(places(query().sort(sort))).as(sort.name()).isEqualTo(expected);
            }
        }
        assertThat(places(query().sort(EnvironmentApiKeySort.ENVIRONMENT)))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void list_cursorOfAnotherQueryOrNone_isRefused() {
        EnvironmentApiKeyQuery query = query().pageSize(1).build();
        String cursor = data.apiKeyDirectory().list(query).nextCursor().orElseThrow();
        for (EnvironmentApiKeyQuery other : List.of(
                query.toBuilder().organizationId("org").build(),
                query.toBuilder().environmentIds(Set.of("env-a")).build(),
                query.toBuilder().disabled(false).build(),
                query.toBuilder().sort(EnvironmentApiKeySort.ROLE).build(),
                query.toBuilder().direction(Direction.DESCENDING).build())) {
            refusesCursor(other.after(cursor));
        }
        refusesCursor(query.after("junk"));
        refusesCursor(query.after(cursor.substring(1)));
        assertThat(data.apiKeyDirectory()
                        .list(query.toBuilder().pageSize(5).cursor(cursor).build())
                        .items())
                .hasSize(4);
    }

    private void refusesCursor(EnvironmentApiKeyQuery query) {
        assertThatThrownBy(() -> data.apiKeyDirectory().list(query))
                .isInstanceOfSatisfying(
                        InvalidDataException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CURSOR));
    }

    @Test
    void list_filtersThatCannotBeCompared_areRefusedTogether() {
        Set<String> tooMany =
                IntStream.rangeClosed(0, 1_000).mapToObj(Integer::toString).collect(Collectors.toSet());
        assertThatThrownBy(() -> data.apiKeyDirectory()
                        .list(query().organizationId("a\0")
                                .environmentIds(tooMany)
                                .maintainer("\uD800")
                                .search("\0")
                                .build()))
                .isInstanceOfSatisfying(
                        InvalidDataException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::path)
                                .containsExactly("organizationId", "environmentIds", "maintainer", "search"));
    }

    @Test
    void streamByEnvironment_givesRegisteredOnesByEnvironmentAndId() {
        register("");
        register("B");
        create("", "9", "x", ApiKeyRole.SDK_CLIENT, false, ONE, 0);
        create("B", "1", "x", ApiKeyRole.SDK_CLIENT, false, ONE, 0);
        create("env-a", "B", "x", ApiKeyRole.SDK_CLIENT, false, ONE, 0);
        try (Stream<EnvironmentApiKey> stream = data.apiKeyDirectory().streamByEnvironment()) {
            assertThat(stream.map(ApiKeyDirectoryContract::place))
                    .containsExactly(" 9", "B 1", "env-a 1", "env-a B", "env-b 1", "env-b 2", "env-c 1", "env-c 3");
        }
    }

    @Test
    void stream_withoutWhatTheyOpen_givesUnregisteredOnesToo() {
        try (Stream<InEnvironment<ApiKey>> stream = data.apiKeyDirectory().stream()) {
            assertThat(stream.map(
                            found -> found.environmentId() + " " + found.item().id()))
                    .containsExactly("env-a 1", "env-b 1", "env-b 2", "env-c 1", "env-c 3", "unregistered 1");
        }
    }

    @Test
    void streams_ofMoreThanTwoChunks_giveEachKeyOnce() {
        execute("DELETE FROM api_key");
        List<String> expected = new ArrayList<>();
        data.inTransaction(session -> {
            for (String each : List.of("env-a", "env-b", "env-c")) {
                for (int i = 0; i < 700; i++) {
                    String id = "k%03d".formatted(i);
                    session.apiKeys().create(each, key(id));
                    expected.add(each + " " + id);
                }
            }
            return expected;
        });
        try (Stream<EnvironmentApiKey> stream = data.apiKeyDirectory().streamByEnvironment()) {
            assertThat(stream.map(ApiKeyDirectoryContract::place).toList()).isEqualTo(expected);
        }
        EnvironmentApiKeyQuery byState = query().sort(EnvironmentApiKeySort.STATE)
                .direction(Direction.DESCENDING)
                .build();
        try (Stream<EnvironmentApiKey> stream = data.apiKeyDirectory().stream(byState)) {
            assertThat(stream.map(ApiKeyDirectoryContract::place).toList().reversed())
                    .isEqualTo(expected);
        }
        assertThat(data.apiKeyDirectory().count(byState)).isEqualTo(2_100);
    }

    @Test
    void stream_nothing_isEmpty() {
        execute("DELETE FROM api_key");
        assertThat(data.apiKeyDirectory().streamByEnvironment()).isEmpty();
        assertThat(data.apiKeyDirectory().stream(EnvironmentApiKeyQuery.all())).isEmpty();
        assertThat(data.apiKeyDirectory().count(EnvironmentApiKeyQuery.all())).isZero();
        assertThat(data.apiKeyDirectory().sharedSecrets()).isEmpty();
    }

    @Test
    void list_rowThatCannotBeRead_isNamedWithItsEnvironment() {
        execute("UPDATE api_key SET created_at = ? WHERE environment_id = ? AND id = ?", Long.MAX_VALUE, "env-b", "2");
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> data.apiKeyDirectory().list(query().build()),
                () -> data.apiKeyDirectory().streamByEnvironment().toList())) {
            assertThatThrownBy(call)
                    .isInstanceOfSatisfying(
                            InternalDataAccessException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.CORRUPT_ROW))
                    .hasMessageContaining("list api_key '2' in environment 'env-b'");
        }
    }

    private static EnvironmentApiKeyQuery.Builder query() {
        return EnvironmentApiKeyQuery.builder();
    }

    /** Environment and id of all keys of the query, which pages, stream and count agree on. */
    private List<String> places(EnvironmentApiKeyQuery.Builder query) {
        List<String> places;
        try (Stream<EnvironmentApiKey> stream = data.apiKeyDirectory().stream(query.build())) {
            places = stream.map(ApiKeyDirectoryContract::place).toList();
        }
        for (int pageSize : List.of(1, 2, 1_000)) {
            List<String> paged = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                Page<EnvironmentApiKey> page = data.apiKeyDirectory()
                        .list(query.pageSize(pageSize)
                                .cursor(cursor.orElse(null))
                                .build());
                page.items().forEach(found -> paged.add(place(found)));
                cursor = page.nextCursor();
            } while (cursor.isPresent());
            assertThat(paged).isEqualTo(places);
        }
        assertThat(data.apiKeyDirectory().count(query.cursor(null).build())).isEqualTo(places.size());
        return places;
    }

    private static String place(EnvironmentApiKey found) {
        return found.environment().id() + " " + found.apiKey().id();
    }
}
