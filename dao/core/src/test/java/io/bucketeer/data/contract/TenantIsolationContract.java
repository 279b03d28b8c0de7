package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.DataAccessException;
import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.NotFoundException;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.InEnvironment;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TagQuery;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Environments do not know of each other. Each method of the ports is called in an environment while another one has
 * rows of the same ids, names, tags and versions: the answer and the rows that the call leaves are what they are when
 * the other environment is empty, and not a byte of the other's rows has changed. That the call means those rows is
 * shown by its own environment: there it has another outcome with them than without.
 */
abstract class TenantIsolationContract extends DatabaseContract {

    /** An environment that acts and one that must not notice; {@code ""} is one like the others. */
    private record Pair(String own, String other) {}

    private static final List<Pair> PAIRS =
            List.of(new Pair("", "env"), new Pair("env", ""), new Pair("env", "ENV"), new Pair("env", "env "));

    /** What a call answered, and its environment's rows afterwards. */
    private record Outcome(String answer, List<String> rows) {}

    private Connection past;
    private List<String> tables;

    static Collection<String> methods() {
        return TenantCases.all().keySet();
    }

    static Stream<Method> methodsThatTakeAQuery() {
        return Ports.methods().stream()
                .filter(method -> Stream.of(method.getParameterTypes()).anyMatch(QueryParts::isQuery));
    }

    static Collection<String> methodsOfDirectories() {
        return TenantCases.crossing().keySet();
    }

    @BeforeAll
    final void findTables() throws SQLException {
        past = database.connect();
        tables = new ArrayList<>();
        try (ResultSet columns =
                past.getMetaData().getColumns(past.getCatalog(), past.getSchema(), "%", "environment_id")) {
            while (columns.next()) {
                tables.add(columns.getString("TABLE_NAME"));
            }
        }
        assertThat(tables).contains("feature", "tag");
    }

    @AfterAll
    final void closeConnection() throws SQLException {
        past.close();
    }

    @BeforeEach
    final void emptyTables() throws SQLException {
        for (String table : tables) {
            try (PreparedStatement statement = past.prepareStatement("DELETE FROM " + table)) {
                statement.executeUpdate();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void call_sameIdsInAnotherEnvironment_makeNoDifference(String method) throws SQLException {
        for (Pair pair : PAIRS) {
            makesNoDifference(method, pair, call -> call.apply(data));
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void callInAUnitOfWork_sameIdsInAnotherEnvironment_makeNoDifference(String method) throws SQLException {
        makesNoDifference(method, PAIRS.getFirst(), data::inTransaction);
    }

    /** What the other tests say of a method they say of each filter and each sort key. */
    @ParameterizedTest
    @MethodSource("methodsThatTakeAQuery")
    void call_byEachFilterAndSortKey_hasACaseThatFindsRows(Method method) {
        TenantCases.fill(data, "env", "ours");
        NotedCalls noted = new NotedCalls();
        TenantCases.all().get(Ports.name(method)).in(noted.of(data), "env");
        assertThat(Stream.of(method.getParameterTypes())
                        .filter(QueryParts::isQuery)
                        .flatMap(query -> QueryParts.all(query).stream())
                        .filter(part -> !noted.fruitfulParts().contains(part)))
                .as("parts without a case in TenantCases that finds a row by %s", Ports.name(method))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("methodsOfDirectories")
    void callOfADirectory_sameIdsInEveryEnvironment_givesEachRowWithItsOwn(String method) {
        List<String> inOrder = List.of("", "ENV", "env", "env ");
        for (String each : inOrder) {
            TenantCases.fill(data, each, "owner of ".repeat(1 + inOrder.indexOf(each)));
        }
        TenantCases.CrossCall call = TenantCases.crossing().get(method);
        List<InEnvironment<?>> expected = inOrder.stream()
                .<InEnvironment<?>>flatMap(each ->
                        call.ofEnvironment().apply(data, each).stream().map(row -> new InEnvironment<>(each, row)))
                .toList();
        assertThat(expected).hasSizeGreaterThan(inOrder.size()).doesNotHaveDuplicates();
        try (Stream<? extends InEnvironment<?>> rows = call.rows().apply(data)) {
            assertThat(rows.<InEnvironment<?>>map(row -> row)).containsExactlyElementsOf(expected);
        }
    }

    private void makesNoDifference(String method, Pair pair, Function<Function<Session, Object>, Object> run)
            throws SQLException {
        Outcome with = outcome(method, pair, true, false, run);
        Outcome without = outcome(method, pair, false, false, run);
        assertThat(with).as("%s means the rows of %s", method, pair).isNotEqualTo(without);
        assertThat(outcome(method, pair, true, true, run))
                .as("%s in %s, both with rows", method, pair)
                .isEqualTo(with);
        assertThat(outcome(method, pair, false, true, run))
                .as("%s in %s, rows in the other only", method, pair)
                .isEqualTo(without);
    }

    private Outcome outcome(
            String method,
            Pair pair,
            boolean ownHasRows,
            boolean otherHasRows,
            Function<Function<Session, Object>, Object> run)
            throws SQLException {
        emptyTables();
        if (otherHasRows) {
            TenantCases.fill(data, pair.other(), "theirs");
        }
        if (ownHasRows) {
            TenantCases.fill(data, pair.own(), "ours");
        }
        List<String> othersRows = rows(pair.other());
        assertThat(othersRows).hasSize(otherHasRows ? TenantCases.rows() : 0);
        NotedCalls noted = new NotedCalls();
        String answer =
                answer(() -> run.apply(session -> TenantCases.all().get(method).in(noted.of(session), pair.own())));
        assertThat(noted.calls()).isNotEmpty().containsOnly(NotedCalls.call(method, pair.own()));
        assertThat(rows(pair.other())).as("%s in %s", method, pair).isEqualTo(othersRows);
        return new Outcome(answer, withoutHashes(rows(pair.own())));
    }

    private static String answer(Supplier<Object> call) {
        try {
            return call.get().toString();
        } catch (DataAccessException e) {
            return e.toString();
        }
    }

    /** Every stored value of the environment, read past the library. */
    private List<String> rows(String environmentId) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : tables) {
            try (PreparedStatement statement =
                    past.prepareStatement("SELECT * FROM " + table + " WHERE environment_id = ?")) {
                statement.setString(1, environmentId);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        rows.add(table + row(row));
                    }
                }
            }
        }
        return rows.stream().sorted().toList();
    }

    /** Hashes of secrets that are new in every run. */
    private static List<String> withoutHashes(List<String> rows) {
        return rows.stream()
                .map(row -> row.replaceAll("secret_hash=[0-9a-f]{64}", "secret_hash=of a secret"))
                .toList();
    }

    private static List<String> row(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            values.add(row.getMetaData().getColumnName(i) + "=" + row.getString(i));
        }
        return values;
    }

    static Stream<Class<? extends Record>> queriesInOneEnvironment() {
        return Ports.methods().stream()
                .filter(method -> method.getName().equals("list"))
                .map(method -> method.getParameterTypes()[1].asSubclass(Record.class));
    }

    @ParameterizedTest
    @MethodSource("queriesInOneEnvironment")
    void list_cursorOfAnotherEnvironmentWithEqualRows_isRefused(Class<? extends Record> query)
            throws ReflectiveOperationException {
        for (String each : List.of("", "env", "env ")) {
            TenantCases.fill(data, each, "same");
        }
        refusesCursorOfAnother(query.cast(query.getMethod("all").invoke(null)));
    }

    private <Q extends Record> void refusesCursorOfAnother(Q query) {
        Lists<Q, ?> lists = Lists.of(query);
        for (Pair pair : List.of(new Pair("", "env"), new Pair("env", ""), new Pair("env", "env "))) {
            String cursor = lists.list()
                    .in(data, pair.other(), lists.paging().at(query, 1, null))
                    .nextCursor()
                    .orElseThrow();
            Q second = lists.paging().at(query, 1, cursor);
            refusesCursor(() -> lists.list().in(data, pair.own(), second));
            assertThat(lists.list().in(data, pair.other(), second).items()).hasSize(1);
        }
    }

    private static void refusesCursor(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidDataException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CURSOR));
    }

    @Test
    void stream_ofSeveralChunksInTwoEnvironmentsAtOnce_givesEachItsOwnRows() {
        for (String each : List.of("", "env")) {
            data.features()
                    .insertAll(
                            each,
                            many(i -> Samples.plain("f%04d".formatted(i))
                                    .description("of " + each)
                                    .build()));
            data.tags()
                    .insertAll(
                            each,
                            many(i -> Tag.builder()
                                    .id("t%04d".formatted(i))
                                    .name("n%04d".formatted(i))
                                    .createdAt(START.plusSeconds(each.length()))
                                    .updatedAt(START)
                                    .build()));
        }
        assertThat(inTurns(
                        data.features().stream("", FeatureQuery.all()).map(Feature::description),
                        data.features().stream("env", FeatureQuery.all()).map(Feature::description)))
                .isEqualTo(many(i -> List.of("of ", "of env")));
        assertThat(inTurns(
                        data.tags().stream("", TagQuery.all()).map(Tag::createdAt),
                        data.tags().stream("env", TagQuery.all()).map(Tag::createdAt)))
                .isEqualTo(many(i -> List.of(START, START.plusSeconds(3))));
    }

    /** More than a stream fetches at once. */
    private static <T> List<T> many(IntFunction<T> row) {
        return IntStream.range(0, 1_002).mapToObj(row).toList();
    }

    private static <T> List<List<T>> inTurns(Stream<T> first, Stream<T> second) {
        try (first;
                second) {
            Iterator<T> one = first.iterator();
            Iterator<T> two = second.iterator();
            List<List<T>> pairs = new ArrayList<>();
            while (one.hasNext() || two.hasNext()) {
                pairs.add(List.of(one.next(), two.next()));
            }
            return pairs;
        }
    }

    @Test
    void inTransaction_writesToTwoEnvironments_keepsThemApartAndRollsBothBack() throws SQLException {
        TenantCases.fill(data, "", "first");
        TenantCases.fill(data, "env", "second");
        List<String> before = rows("env");
        Feature read = data.features().find("", "shared").orElseThrow();
        data.inTransaction(session -> {
            session.features().update("", read.toBuilder().name("changed").build());
            session.tags().delete("", "1");
            assertThat(session.features().find("env", "shared").orElseThrow().description())
                    .isEqualTo("second");
            assertThat(session.tags().count("env", TagQuery.all())).isEqualTo(2);
            return "";
        });
        assertThat(rows("env")).isEqualTo(before);
        List<String> changed = rows("");
        assertThatThrownBy(() -> data.inTransaction(session -> {
                    session.features().delete("env", "shared", 1);
                    session.tags().delete("", "2");
                    throw new IllegalStateException("not today");
                }))
                .hasMessage("not today");
        assertThat(rows("env")).isEqualTo(before);
        assertThat(rows("")).isEqualTo(changed);
    }

    @Test
    void write_idThatOnlyAnotherEnvironmentHas_findsNothingOrStoresItsOwn() throws SQLException {
        TenantCases.fill(data, "", "theirs");
        List<String> theirs = rows("");
        Feature shared = data.features().find("", "shared").orElseThrow();
        Tag tag = data.tags().find("", "1").orElseThrow();
        assertThatThrownBy(() -> data.features()
                        .update("env", shared.toBuilder().name("mine").build()))
                .isInstanceOf(NotFoundException.class);
        assertThat(data.features().delete("env", "shared", 1)).isFalse();
        assertThat(data.tags().delete("env", "1")).isFalse();
        assertThat(data.tags().delete("env", "1", START)).isFalse();
        data.tags().upsert("env", List.of(tag));
        data.features().insert("env", shared);
        assertThat(data.tags().listByEnvironment("env")).containsExactly(tag);
        assertThat(data.features().listByEnvironment("env")).containsExactly(shared);
        assertThat(rows("")).isEqualTo(theirs);
    }
}
