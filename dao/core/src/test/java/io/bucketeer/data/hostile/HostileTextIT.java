package io.bucketeer.data.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.model.TagEntityType;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TagQuery;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Every hostile text in every field, filter and key, on both databases: each answers as the rules say, which is also
 * how the other one answers. A text is stored and read back exactly, or refused before any SQL; a filter finds the rows
 * that hold it and no others; tables and rows of others stay as they are.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class HostileTextIT {

    private static final List<String> TEXTS = HostileTexts.all();
    private static final int COUNT = TEXTS.size();
    private static final List<Integer> NUMBERS =
            IntStream.range(0, COUNT).boxed().toList();
    private static final List<String> PATHS = TextFiller.paths(Feature.class);
    private static final String BYSTANDER = "bystander";
    private static final String INDEX_ROW = "environmentId, name and id";
    private static final TagEntityType KIND = TagEntityType.FEATURE_FLAG;

    /** As ids and texts compare in both databases. */
    private static final Comparator<String> BY_CODE_POINT = (one, two) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), two.getBytes(StandardCharsets.UTF_8));

    private final Feature feature = plain("f").build();
    private final Tag tag = tag("t", "n");
    private Side mysql;
    private Side postgres;
    private List<Set<String>> columns;

    @BeforeAll
    void open() throws SQLException {
        mysql = Side.open("mysql");
        postgres = Side.open("postgres");
        columns = List.of(mysql.columns(), postgres.columns());
        for (Side side : List.of(mysql, postgres)) {
            side.data().features().insert(BYSTANDER, feature);
            side.data().tags().insert(BYSTANDER, tag);
        }
    }

    @AfterEach
    void tablesAndTheRowsOfOthersAreIntact() throws SQLException {
        assertThat(List.of(mysql.columns(), postgres.columns())).isEqualTo(columns);
        for (Side side : List.of(mysql, postgres)) {
            assertThat(side.data().features().listByEnvironment(BYSTANDER)).containsExactly(feature);
            assertThat(side.data().tags().listByEnvironment(BYSTANDER)).containsExactly(tag);
        }
    }

    @AfterAll
    void close() {
        mysql.close();
        postgres.close();
    }

    @Test
    void features_anyTextInAnyField_areStoredExactlyOrRefused() {
        String environment = "fields";
        sameAnswers(
                NUMBERS.stream().filter(i -> !places(environment, i).isEmpty()).toList(),
                i -> Answer.refused(places(environment, i)),
                (session, i) -> done(() -> session.features().insert(environment, fill(i, (path, text) -> text))));
        List<Feature> stored = NUMBERS.stream()
                .map(i -> storable(environment, i))
                .sorted(Comparator.comparing(Feature::id, BY_CODE_POINT))
                .toList();
        sameAnswers(List.of(stored), Answer.Value::new, (session, rows) -> {
            session.features().insertAll(environment, rows);
            return session.features().listByEnvironment(environment);
        });
        sameAnswers(NUMBERS, i -> new Answer.Value(changed(stored, i)), (session, i) -> {
            Feature change = changed(stored, i).toBuilder().version(1).build();
            session.features().update(environment, change);
            return session.features().find(environment, change.id()).orElseThrow();
        });
        sameAnswers(
                stored,
                row -> new Answer.Value(List.of(true, Optional.empty(), true)),
                (session, row) -> List.of(
                        session.features().delete(environment, row.id(), 2),
                        session.features().find(environment, row.id()),
                        session.features()
                                .findIncludingDeleted(environment, row.id())
                                .isPresent()));
    }

    /** The row with all that the next one has but id and name, as an update leaves it. */
    private static Feature changed(List<Feature> rows, int i) {
        Feature row = rows.get(i);
        return rows.get((i + 1) % rows.size()).toBuilder()
                .id(row.id())
                .name(row.name())
                .version(2)
                .updatedAt(Side.NOW)
                .build();
    }

    /** A feature with another text in each place; taken together, each place has each text once. */
    private static Feature fill(int number, BiFunction<String, String, String> textAt) {
        return TextFiller.fill(
                        Feature.class,
                        path -> textAt.apply(path, TEXTS.get((number + 37 * PATHS.indexOf(path)) % COUNT)))
                .toBuilder()
                .deleted(false)
                .version(1)
                .build();
    }

    /** Where the feature of that number holds what must be refused. */
    private static Set<String> places(String environment, int number) {
        Set<String> places = new HashSet<>();
        Feature filled = fill(number, (path, text) -> {
            if (Limits.refusedInFeature(path, text)) {
                places.add(path);
            }
            return text;
        });
        if (Limits.refusedTogether(environment, filled.name(), filled.id())) {
            places.add(INDEX_ROW);
        }
        if (Limits.refusedAsTags(filled.tags())) {
            places.add("tags");
        }
        return places;
    }

    /** The feature of that number without what must be refused. */
    private static Feature storable(String environment, int number) {
        Set<String> refused = places(environment, number);
        Feature filled = fill(number, (path, text) -> refused.contains(path) ? "plain " + number : text);
        return Limits.refusedTogether(environment, filled.name(), filled.id())
                ? filled.toBuilder().name("plain " + number).build()
                : filled;
    }

    @Test
    void featureLists_anyTextInAnyFilter_selectTheSameRows() {
        String environment = "filters";
        List<Feature> rows = insertByName(
                environment,
                NUMBERS.stream()
                        .map(i -> plain(cleaned(i, 255))
                                .name("n" + cleaned(i + 1, 255))
                                .maintainer(cleaned(i + 2, 255))
                                .tags(List.of(cleaned(i + 3, 255), "every"))
                                .build()));
        sameAnswers(
                TEXTS,
                text -> Answer.unless(
                        Limits.unstorable(text),
                        "maintainer",
                        () -> ids(rows, row -> row.maintainer().equals(text))),
                (session, text) ->
                        ids(session, environment, FeatureQuery.builder().maintainer(text)));
        sameAnswers(
                TEXTS,
                text -> Answer.unless(
                        Limits.refused(text, 255),
                        "tags[0]",
                        () -> ids(rows, row -> row.tags().contains(text))),
                (session, text) ->
                        ids(session, environment, FeatureQuery.builder().tags(Set.of(text))));
        sameAnswers(
                TEXTS,
                text -> new Answer.Refusal(ErrorCode.INVALID_CURSOR, Set.of()),
                (session, text) ->
                        ids(session, environment, FeatureQuery.builder().cursor(text)));
        sameAnswers(
                TEXTS,
                text -> Answer.unless(
                        Limits.refused(text, 255),
                        "id",
                        () -> rows.stream().filter(row -> row.id().equals(text)).findFirst()),
                (session, text) -> session.features().find(environment, text));
    }

    /** Each text stands in one of the searched columns of one row. */
    @Test
    void featureSearch_anyText_findsTheSameRows() {
        String environment = "search";
        List<Feature> rows = insertByName(
                environment,
                NUMBERS.stream()
                        .filter(i -> i % 3 == 0)
                        .map(i -> plain(cleaned(i, 255))
                                .name(cleaned(i + 1, 255))
                                .description(cleaned(i + 2, 255))
                                .build()));
        sameAnswers(
                TEXTS,
                text -> Answer.unless(
                        Limits.unstorable(text),
                        "search",
                        () -> ids(
                                rows,
                                row -> contains(row.id(), text)
                                        || contains(row.name(), text)
                                        || contains(row.description(), text))),
                (session, text) ->
                        ids(session, environment, FeatureQuery.builder().search(text)));
    }

    /** Inserts the rows in both databases; gives them in the order of a list. */
    private List<Feature> insertByName(String environment, Stream<Feature> features) {
        List<Feature> rows = features.sorted(
                        Comparator.comparing(Feature::name, BY_CODE_POINT).thenComparing(Feature::id, BY_CODE_POINT))
                .toList();
        for (Side side : List.of(mysql, postgres)) {
            side.data().features().insertAll(environment, rows);
        }
        return rows;
    }

    private static List<String> ids(List<Feature> rows, Predicate<Feature> filter) {
        return rows.stream().filter(filter).map(Feature::id).toList();
    }

    private static List<String> ids(Session session, String environment, FeatureQuery.Builder query) {
        FeatureQuery finished = query.pageSize(FeatureQuery.MAX_PAGE_SIZE).build();
        return session.features().list(environment, finished).items().stream()
                .map(Feature::id)
                .toList();
    }

    private static boolean contains(String text, String part) {
        return folded(text).contains(folded(part));
    }

    /** Without case; both forms of the small sigma are one letter. */
    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replace('\u03C2', '\u03C3');
    }

    @Test
    void tags_anyTextInAnyFieldFilterOrKey_areStoredAndFoundExactlyOrRefused() {
        String environment = "tags";
        sameAnswers(
                NUMBERS.stream().filter(i -> !tagPlaces(i).isEmpty()).toList(),
                i -> Answer.refused(tagPlaces(i)),
                (session, i) -> done(() -> session.tags().insert(environment, tag(text(i), text(i + 1)))));
        List<Tag> rows = NUMBERS.stream()
                .map(i -> tag(cleaned(i, 255), cleaned(i + 1, 255)))
                .sorted(Comparator.comparing(Tag::id, BY_CODE_POINT))
                .toList();
        sameAnswers(List.of(rows), Answer.Value::new, (session, all) -> {
            session.tags().upsert(environment, all);
            return session.tags().listByEnvironment(environment);
        });
        sameAnswers(
                TEXTS,
                text -> Answer.unless(
                        Limits.unstorable(text),
                        "name",
                        () -> rows.stream()
                                .filter(row -> row.name().equals(text))
                                .findFirst()),
                (session, text) -> session.tags().findByNameAndEntityType(environment, text, KIND));
        sameAnswers(
                TEXTS,
                text -> Answer.unless(
                        Limits.unstorable(text),
                        "search",
                        () -> rows.stream()
                                .filter(row -> contains(row.name(), text))
                                .count()),
                (session, text) -> session.tags()
                        .count(environment, TagQuery.builder().search(text).build()));
        sameAnswers(
                TEXTS,
                text -> Answer.unless(Limits.refused(text, 255), "id", () -> List.of(true, false)),
                (session, text) -> List.of(
                        session.tags().delete(environment, text, tag.updatedAt()),
                        session.tags().delete(environment, text)));
    }

    /** Where the tag of that number holds what must be refused. */
    private static Set<String> tagPlaces(int number) {
        Set<String> places = new HashSet<>();
        if (Limits.refused(text(number), 255)) {
            places.add("id");
        }
        if (Limits.refused(text(number + 1), 255)) {
            places.add("name");
        }
        if (Limits.refusedTogether("tags", text(number + 1), text(number))) {
            places.add(INDEX_ROW);
        }
        return places;
    }

    @Test
    void environments_anyTextAsId_haveTheirOwnRowsOrAreRefused() {
        sameAnswers(
                TEXTS,
                text -> environmentPlaces(text).isEmpty()
                        ? new Answer.Value(List.of(List.of(feature), List.of(tag), 1L))
                        : Answer.refused(environmentPlaces(text)),
                (session, text) -> {
                    session.features().insert(text, feature);
                    session.tags().insert(text, tag);
                    return List.of(
                            session.features().listByEnvironment(text),
                            session.tags().list(text, TagQuery.all()).items(),
                            session.features().count(text, FeatureQuery.all()));
                });
    }

    private Set<String> environmentPlaces(String text) {
        Set<String> places = new HashSet<>();
        if (Limits.refused(text, 255)) {
            places.add("environmentId");
        }
        if (Limits.refusedTogether(text, feature.name(), feature.id())) {
            places.add(INDEX_ROW);
        }
        return places;
    }

    /** Calls both databases with each argument, at the same time, and compares every answer with the expected one. */
    private <A> void sameAnswers(List<A> arguments, Function<A, Answer> expected, BiFunction<Session, A, Object> call) {
        CompletableFuture<List<Answer>> onMySql = CompletableFuture.supplyAsync(() -> answers(mysql, arguments, call));
        List<Answer> onPostgres = answers(postgres, arguments, call);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Answer wanted = expected.apply(arguments.get(i));
            compare("mysql", arguments.get(i), onMySql.join().get(i), wanted, differences);
            compare("postgres", arguments.get(i), onPostgres.get(i), wanted, differences);
        }
        assertThat(differences).isEmpty();
    }

    /** In one unit of work, which a refusal before any SQL leaves usable and an error of the database does not. */
    private static <A> List<Answer> answers(Side side, List<A> arguments, BiFunction<Session, A, Object> call) {
        return side.data()
                .inTransaction(session -> arguments.stream()
                        .map(argument -> Answer.of(() -> call.apply(session, argument)))
                        .toList());
    }

    private static void compare(String side, Object argument, Answer answer, Answer wanted, List<String> differences) {
        if (!answer.equals(wanted)) {
            differences.add(
                    side + " answered " + shown(argument) + " with " + shown(answer) + " instead of " + shown(wanted));
        }
    }

    /** Readable on any terminal. */
    private static String shown(Object value) {
        StringBuilder shown = new StringBuilder();
        value.toString()
                .chars()
                .limit(120)
                .forEach(c -> shown.append(c >= ' ' && c <= '~' ? Character.toString(c) : "\\u%04X".formatted(c)));
        return shown.toString();
    }

    private static Object done(Runnable call) {
        call.run();
        return "done";
    }

    private static String text(int number) {
        return TEXTS.get(number % COUNT);
    }

    /** The text of that number where a column of so many characters may have it. */
    private static String cleaned(int number, int maxCharacters) {
        String text = text(number);
        return Limits.refused(text, maxCharacters) ? "plain " + number : text;
    }

    private static Tag tag(String id, String name) {
        return Tag.builder()
                .id(id)
                .name(name)
                .entityType(KIND)
                .createdAt(Side.NOW)
                .updatedAt(Side.NOW)
                .build();
    }

    private static Feature.Builder plain(String id) {
        return Feature.builder().id(id).createdAt(Side.NOW).updatedAt(Side.NOW).defaultStrategy(Strategies.fixed("on"));
    }
}
