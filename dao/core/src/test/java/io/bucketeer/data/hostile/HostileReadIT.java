package io.bucketeer.data.hostile;

import static io.bucketeer.data.hostile.Rows.BY_CODE_POINT;
import static io.bucketeer.data.hostile.Rows.NUMBERS;
import static io.bucketeer.data.hostile.Rows.TEXTS;
import static io.bucketeer.data.hostile.Rows.cleaned;

import io.bucketeer.data.contract.Lists;
import io.bucketeer.data.contract.QueryParts;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.ApiKeyRole;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.LastUses;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.EnvironmentApiKeyQuery;
import io.bucketeer.data.repository.EnvironmentQuery;
import io.bucketeer.data.repository.EnvironmentTagQuery;
import io.bucketeer.data.repository.InEnvironment;
import io.bucketeer.data.repository.OrganizationQuery;
import io.bucketeer.data.repository.Page;
import io.bucketeer.data.repository.ProjectQuery;
import io.bucketeer.data.repository.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every hostile text in every filter that takes a text, in every cursor and key, and as the row that a page ends with in
 * every order, on both databases. What filters and orders there are is read off the queries: one without a place in
 * {@link ListRules} fails by its name.
 */
final class HostileReadIT extends HostileContract {

    private static final String ENVIRONMENT = "lists";
    private static final int MOST_ROWS = 1_000;
    private static final int PAGE = 2;

    /** Directories have many orders, in which a text takes its turn to end a page. */
    private static final int DIRECTORY_PAGE = 7;

    private static final Set<Class<?>> DIRECTORIES = Set.of(
            OrganizationQuery.class,
            ProjectQuery.class,
            EnvironmentQuery.class,
            EnvironmentTagQuery.class,
            EnvironmentApiKeyQuery.class);

    private final List<Feature> features = NUMBERS.stream()
            .map(i -> Rows.feature(cleaned(i, 255))
                    .name(cleaned(i + 1, 255))
                    .description(cleaned(i + 2, 255))
                    .maintainer(cleaned(i + 3, 255))
                    .tags(i % 3 == 0 ? List.of(cleaned(i + 4, 255)) : List.of(cleaned(i + 4, 255), "every"))
                    .enabled(i % 2 == 0)
                    .rules(i % 3 == 0 ? List.of(Rows.rule(cleaned(i, 255), cleaned(i + 6, 255))) : List.of())
                    .createdAt(Side.NOW.plusSeconds(i % 7))
                    .updatedAt(Side.NOW.plusSeconds(i % 5))
                    .build())
            .sorted(Comparator.comparing(Feature::id, BY_CODE_POINT))
            .toList();

    private final List<Tag> tags = NUMBERS.stream()
            .map(i -> Rows.tag(cleaned(i, 255), cleaned(i + 1, 255))
                    .entityType(TagEntityType.of(i % 3))
                    .createdAt(Side.NOW.plusSeconds(i % 7))
                    .updatedAt(Side.NOW.plusSeconds(i % 5))
                    .build())
            .sorted(Comparator.comparing(Tag::id, BY_CODE_POINT))
            .toList();

    private final List<Segment> segments = NUMBERS.stream()
            .map(i -> Rows.segment(cleaned(i, 255))
                    .name(cleaned(i + 1, 255))
                    .description(cleaned(i + 2, 255))
                    .includedUserCount(i % 4)
                    .createdAt(Side.NOW.plusSeconds(i % 7))
                    .updatedAt(Side.NOW.plusSeconds(i % 5))
                    .build())
            .sorted(Comparator.comparing(Segment::id, BY_CODE_POINT))
            .toList();

    private final List<SegmentUser> users = NUMBERS.stream()
            .map(i -> SegmentUsers.of(
                    cleaned(i, 247).replace(':', '\uA789'), cleaned(i + 1, 247), SegmentUserState.INCLUDED))
            .sorted(Comparator.comparing(SegmentUser::id, BY_CODE_POINT))
            .toList();

    private final List<ApiKey> apiKeys = NUMBERS.stream()
            .map(i -> Rows.apiKey(cleaned(i, 255))
                    .name(cleaned(i + 1, 255))
                    .role(ApiKeyRole.of(i % 5))
                    .disabled(i % 2 == 0)
                    .maintainer(cleaned(i + 2, 255))
                    .description(cleaned(i + 3, 255))
                    .createdAt(Side.NOW.plusSeconds(i % 7))
                    .updatedAt(Side.NOW.plusSeconds(i % 5))
                    .lastUsedAt(Side.NOW.plusSeconds(i % 3))
                    .build())
            .sorted(Comparator.comparing(ApiKey::id, BY_CODE_POINT))
            .toList();

    private final List<FeatureLastUsedInfo> lastUses = NUMBERS.stream()
            .map(i -> Rows.lastUse(cleaned(i, 253)).toBuilder()
                    .lastUsedAt(Side.NOW.plusSeconds(i % 7))
                    .build())
            .sorted(Comparator.comparing(FeatureLastUsedInfo::id, BY_CODE_POINT))
            .toList();

    private final InstallationRows installation = new InstallationRows();

    private final ListRules rules = new ListRules(features, tags, segments, users, apiKeys, lastUses, installation);

    static Stream<String> textFilters() {
        return QueryParts.types().stream().flatMap(type -> QueryParts.texts(type).stream());
    }

    static Stream<String> sorts() {
        return QueryParts.types().stream()
                .flatMap(type -> QueryParts.all(type).stream())
                .filter(part -> part.contains(".sort = "));
    }

    static Stream<String> queries() {
        return QueryParts.types().stream().map(Class::getSimpleName);
    }

    @BeforeAll
    void insertRows() {
        sides.each(session -> {
            session.features().insertAll(ENVIRONMENT, features);
            session.tags().insertAll(ENVIRONMENT, tags);
            session.segments().insertAll(ENVIRONMENT, segments);
            session.segmentUsers().upsert(ENVIRONMENT, users);
            apiKeys.forEach(key -> session.apiKeys().create(ENVIRONMENT, key));
            session.featureLastUsedInfos().upsert(ENVIRONMENT, lastUses);
            installation.insertInto(session);
        });
    }

    @ParameterizedTest
    @MethodSource("textFilters")
    void list_anyTextInTheFilter_selectsTheSameRowsOrIsRefused(String filter) {
        ListRules.Filter rule = rules.filter(filter);
        sides.sameAnswers(
                TEXTS,
                text -> Answer.unless(
                        rule.refused().test(text),
                        rule.place(),
                        () -> new HashSet<>(rule.ids().apply(text))),
                (session, text) -> new HashSet<>(ids(
                        page(session, rule.query().apply(text), MOST_ROWS, null).items())));
    }

    @ParameterizedTest
    @MethodSource("sorts")
    void list_pagesThatEndWithAnyText_goOnRightAfterIt(String sort) {
        ListRules.Order rule = rules.order(sort);
        sides.sameAnswers(
                List.of(Direction.values()),
                direction -> new Answer.Value(rule.ids().apply(direction)),
                (session, direction) -> idsPageByPage(session, rule.query().apply(direction)));
    }

    private static List<String> idsPageByPage(Session session, Record query) {
        int pageSize = DIRECTORIES.contains(query.getClass()) ? DIRECTORY_PAGE : PAGE;
        List<String> ids = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<? extends Record> page = page(session, query, pageSize, cursor.orElse(null));
            ids.addAll(ids(page.items()));
            cursor = page.nextCursor();
        } while (cursor.isPresent() && ids.size() < MOST_ROWS);
        return ids;
    }

    @ParameterizedTest
    @MethodSource("queries")
    void list_anyTextAsCursor_isRefused(String type) {
        sides.sameAnswers(
                TEXTS,
                text -> new Answer.Refusal(ErrorCode.INVALID_CURSOR, Set.of()),
                (session, text) -> page(session, rules.all(type), 1, text));
    }

    private static Page<? extends Record> page(Session session, Record query, int pageSize, @Nullable String cursor) {
        return page(session, Lists.of(query), query, pageSize, cursor);
    }

    private static <Q extends Record> Page<? extends Record> page(
            Session session, Lists<Q, ?> lists, Q query, int pageSize, @Nullable String cursor) {
        return lists.list().in(session, ENVIRONMENT, lists.paging().at(query, pageSize, cursor));
    }

    /** Without the bystander, which lists across environments give too. */
    private static List<String> ids(List<? extends Record> rows) {
        return rows.stream()
                .map(ListRules::id)
                .filter(id -> !id.equals(Bystanders.INSTALLATION))
                .toList();
    }

    @Test
    void find_anyTextAsKey_findsTheRowOrIsRefused() {
        sides.sameAnswers(
                TEXTS,
                text -> Answer.unless(
                        Limits.refused(text, 255),
                        "id",
                        () -> features.stream()
                                .filter(row -> row.id().equals(text))
                                .findFirst()),
                (session, text) -> session.features().find(ENVIRONMENT, text));
        sides.sameAnswers(
                TEXTS,
                text -> Answer.unless(
                        Limits.refused(text, 255),
                        "id",
                        () -> tags.stream().filter(row -> row.id().equals(text)).findFirst()),
                (session, text) -> session.tags().find(ENVIRONMENT, text));
        sides.sameAnswers(
                TEXTS,
                text -> Answer.unless(
                        Limits.unstorable(text),
                        "name",
                        () -> tags.stream()
                                .filter(row -> row.name().equals(text)
                                        && row.entityType().equals(Rows.KIND))
                                .findFirst()),
                (session, text) -> session.tags().findByNameAndEntityType(ENVIRONMENT, text, Rows.KIND));
    }

    @Test
    void featuresUsing_segmentOfAnyId_areThoseWhoseClauseNamesIt() {
        sides.sameAnswers(
                TEXTS,
                text -> Answer.unless(
                        Limits.refused(text, 255),
                        "ids[0]",
                        () -> features.stream()
                                .filter(row -> row.rules().stream()
                                        .flatMap(rule -> rule.clauses().stream())
                                        .anyMatch(clause -> clause.values().contains(text)))
                                .map(Feature::id)
                                .toList()),
                (session, text) -> session.segments().featuresUsing(ENVIRONMENT, text));
    }

    @Test
    void findLastUse_anyTextInTheKey_findsTheRowOrIsRefused() {
        sides.sameAnswers(
                TEXTS,
                text -> Answer.unless(
                        Limits.refused(text + ":1", 255),
                        "id",
                        () -> lastUses.stream()
                                .filter(row -> row.featureId().equals(text))
                                .findFirst()),
                (session, text) -> session.featureLastUsedInfos().find(ENVIRONMENT, LastUses.id(text, 1)));
    }

    @Test
    void directories_rowsWithAnyText_areGivenAsStored() {
        sides.sameAnswers(
                List.of(ENVIRONMENT),
                environment -> new Answer.Value(List.of(features, tags, segments, apiKeys)),
                (session, environment) -> List.of(
                        of(environment, session.featureDirectory().stream()),
                        of(environment, session.tagDirectory().stream()),
                        of(environment, session.segmentDirectory().stream()),
                        of(environment, session.apiKeyDirectory().stream())));
    }

    private static <R> List<R> of(String environment, Stream<InEnvironment<R>> rows) {
        return rows.filter(row -> row.environmentId().equals(environment))
                .map(InEnvironment::item)
                .toList();
    }
}
