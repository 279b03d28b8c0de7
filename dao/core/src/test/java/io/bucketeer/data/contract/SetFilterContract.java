package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.DuplicateKeyException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.InvalidDataException.Violation;
import io.bucketeer.data.error.RollbackOnlyException;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.repository.Page;
import io.bucketeer.data.repository.Session;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every filter by a set: an absent one is no filter, and no row is one of none. Whoever may see the rows of no
 * environment must not be shown those of all.
 */
abstract class SetFilterContract extends DatabaseContract {

    static List<SetFilter> filters() {
        return SetFilter.all();
    }

    static Stream<SetFilter> filtersByOne() {
        return filters().stream().filter(filter -> !filter.byAll());
    }

    static Stream<SetFilter> filtersByAll() {
        return filters().stream().filter(SetFilter::byAll);
    }

    /** At least two rows for each query. */
    @BeforeEach
    final void fill() {
        data.inTransaction(session -> {
            Registered.environment(session, environment);
            Registered.environment(session, environment + "-other");
            TenantCases.fill(session, environment, "owner");
            return null;
        });
        String second = UUID.randomUUID().toString();
        data.organizationDirectory()
                .insert(Organization.builder()
                        .id(second)
                        .urlCode(second)
                        .createdAt(START)
                        .updatedAt(START)
                        .build());
        data.projectDirectory()
                .insert(Project.builder()
                        .id(second)
                        .urlCode(second)
                        .organizationId(second)
                        .createdAt(START)
                        .updatedAt(START)
                        .build());
    }

    @Test
    void filters_ofAllQueries_areFoundAndTakeSetsOfTexts() {
        assertThat(filters())
                .extracting(SetFilter::toString)
                .contains(
                        "FeatureQuery.ids",
                        "FeatureQuery.tags",
                        "EnvironmentApiKeyQuery.environmentIds",
                        "EnvironmentTagQuery.environmentIds",
                        "EnvironmentQuery.ids");
        assertThat(filters()).allMatch(filter -> QueryParts.texts(filter.type()).contains(filter.toString()));
        assertThat(filtersByAll()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void list_absent_isNoFilter(SetFilter filter) {
        assertThat(filter.none()).isEqualTo(filter.with(null));
        assertThat(rows(filter.none())).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("filtersByOne")
    void list_oneOfNone_isNothing(SetFilter filter) {
        assertThat(rows(filter.with(Set.of()))).isEmpty();
        List<?> inAUnit = data.inTransaction(session -> rows(session, filter.with(Set.of())));
        assertThat(inAUnit).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("filtersByAll")
    void list_allOfNone_isEveryRow(SetFilter filter) {
        assertThat(rows(filter.with(Set.of()))).isEqualTo(rows(filter.none()));
    }

    @ParameterizedTest
    @MethodSource("filtersByOne")
    void list_cursorOfNoFilterOrOfASetWithElements_isNotOfAnEmptyOne(SetFilter filter) {
        String cursor = page(filter.none(), null).nextCursor().orElseThrow();
        for (Set<String> others : List.of(Set.<String>of(), Set.of(""), Set.of("a"))) {
            refusesCursor(() -> page(filter.with(others), cursor));
        }
        refusesCursor(() -> page(filter.with(Set.of()), "junk"));
    }

    private static void refusesCursor(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidDataException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CURSOR));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void list_emptyAfterClose_isRefused(SetFilter filter) {
        BucketeerData closed = BucketeerData.open(DataConfig.of(config()));
        closed.close();
        assertThatThrownBy(() -> rows(closed, filter.with(Set.of())))
                .isInstanceOfSatisfying(
                        DataAccessException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CLOSED));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void list_emptyInAUnitThatHasFailed_isRefused(SetFilter filter) {
        assertThatThrownBy(() -> data.inTransaction(session -> {
                    assertThatThrownBy(() -> TenantCases.fill(session, environment, "owner"))
                            .isInstanceOf(DuplicateKeyException.class);
                    assertThatThrownBy(() -> rows(session, filter.with(Set.of())))
                            .isInstanceOf(RollbackOnlyException.class);
                    return null;
                }))
                .isInstanceOf(RollbackOnlyException.class);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void list_asManyElementsAsAllowed_isAnswered(SetFilter filter) {
        assertThat(rows(filter.with(texts(filter.most())))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void list_moreElementsThanAllowed_isRefused(SetFilter filter) {
        Record query = filter.with(texts(filter.most() + 1));
        Violation expected = new Violation(
                filter.name(), "has " + (filter.most() + 1) + " elements but it may have at most " + filter.most());
        refuses(() -> page(query, null), expected);
        refuses(() -> count(data, query), expected);
        refuses(() -> stream(data, query), expected);
    }

    private static void refuses(ThrowingCallable call, Violation expected) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidDataException.class,
                        e -> assertThat(e.violations()).containsExactly(expected));
    }

    private static Set<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "none-" + i).collect(Collectors.toSet());
    }

    private List<?> rows(Record query) {
        return rows(data, query);
    }

    /** The rows of a query, on which a page, the stream and the count agree. */
    private List<?> rows(Session session, Record query) {
        Lists<Record, ?> lists = Lists.of(query);
        Page<?> page = lists.list().in(session, environment, lists.paging().at(query, 1_000, null));
        assertThat(page.nextCursor()).isEmpty();
        assertThat(stream(session, query)).isEqualTo(page.items());
        assertThat(count(session, query)).isEqualTo(page.items().size());
        return page.items();
    }

    private Page<?> page(Record query, @Nullable String cursor) {
        Lists<Record, ?> lists = Lists.of(query);
        return lists.list().in(data, environment, lists.paging().at(query, 1, cursor));
    }

    private long count(Session session, Record query) {
        return Lists.of(query).count().in(session, environment, query);
    }

    private List<?> stream(Session session, Record query) {
        try (Stream<?> stream = Lists.of(query).stream().in(session, environment, query)) {
            return stream.toList();
        }
    }
}
