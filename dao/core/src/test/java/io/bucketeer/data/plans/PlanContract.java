package io.bucketeer.data.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.contract.Ports;
import io.bucketeer.data.contract.QueryParts;
import io.bucketeer.data.model.SegmentStatus;
import io.bucketeer.data.plans.Accepted.Whole;
import io.bucketeer.data.plans.Explained.WholeRead;
import io.bucketeer.data.plans.Plan.Read;
import io.bucketeer.data.plans.PlanCases.Call;
import io.bucketeer.data.repository.Page;
import io.bucketeer.data.repository.SegmentQuery;
import io.bucketeer.data.repository.SegmentSort;
import io.bucketeer.data.repository.Session;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the server plans for every statement that the ports send. None reads a large table from end to end, and no index
 * is of no use, but for what {@code accepted.yaml} gives a reason for.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class PlanContract {

    private static final int PAGE_SIZE = 20;
    private static final int CHUNK = 1_000;

    /** One row more says whether another page follows; the others find the position. */
    private static final int SPARE = 5;

    private final Map<String, List<Call>> cases = PlanCases.all();
    private final Accepted accepted = Accepted.read();
    private PlanDatabase database;
    private List<Explained> explained;

    /** {@code mysql} or {@code postgres}. */
    abstract String type();

    abstract Planner planner();

    @BeforeAll
    final void explainEverything() throws SQLException {
        database = new PlanDatabase(type(), planner());
        explained = Explainer.explain(database, planner(), cases);
        database.storeLargest();
    }

    @AfterAll
    final void close() {
        database.close();
    }

    @Test
    final void everyMethod_sendsAStatementThatIsExplained() {
        Set<String> methods = explained.stream().map(Explained::method).collect(Collectors.toSet());
        assertThat(cases.keySet())
                .as("methods that PlanCases knows how to call")
                .hasSizeGreaterThan(80)
                .allMatch(methods::contains);
    }

    @Test
    final void everyFilterAndSortKey_ofEveryMethodThatTakesAQuery_isExplained() {
        for (Method each : Ports.all()) {
            Set<String> wanted = PlanCases.queryType(each)
                    .flatMap(type -> QueryParts.all(type).stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            explained.stream()
                    .filter(plan -> plan.method().equals(Ports.name(each)))
                    .forEach(plan -> wanted.removeAll(plan.parts()));
            assertThat(wanted).as("parts of queries of " + Ports.name(each)).isEmpty();
        }
    }

    @Test
    final void everyFilter_inEveryOrder_ofEveryListOfAnEnvironment_isExplained() {
        for (Method each : Ports.all()) {
            if (each.getReturnType() == Page.class && PlanCases.isOfAnEnvironment(each)) {
                Set<Set<String>> wanted = PlanCases.queryType(each)
                        .flatMap(type -> QueryParts.inEveryOrder(type).stream())
                        .collect(Collectors.toCollection(HashSet::new));
                explained.stream()
                        .filter(plan -> plan.method().equals(Ports.name(each)))
                        .forEach(plan -> wanted.removeIf(parts -> plan.parts().containsAll(parts)));
                assertThat(wanted).as(Ports.name(each)).isEmpty();
            }
        }
    }

    /** MySQL plans nothing for a key that it does not find: such a case would show nothing. */
    @Test
    final void everyPlan_readsATable() {
        assertThat(explained)
                .filteredOn(each -> !each.sql().startsWith("insert"))
                .allSatisfy(each ->
                        assertThat(each.plan().reads()).as(each.toString()).isNotEmpty());
    }

    @Test
    final void noStatement_readsALargeTableFromEndToEnd() {
        assertThat(wholeReads()
                        .filter(read -> accepted.whole().stream().noneMatch(entry -> entry.covers(type(), read)))
                        .map(WholeRead::toString))
                .isEmpty();
    }

    @Test
    final void everythingAccepted_isStillThere() {
        List<WholeRead> reads = wholeReads().toList();
        for (Whole entry : accepted.whole()) {
            List<WholeRead> covered =
                    reads.stream().filter(read -> entry.covers(type(), read)).toList();
            if (entry.databases().contains(type())) {
                assertThat(entry.missingFrom(covered))
                        .as("what is accepted since '%s'", entry.reason())
                        .isEmpty();
            }
        }
    }

    @Test
    final void everyIndex_isReadByAPlanOrHasAReasonToBeIdle() throws SQLException {
        Set<String> read = explained.stream()
                .flatMap(each -> each.plan().reads().stream())
                .map(Read::index)
                .collect(Collectors.toSet());
        Set<String> idle = accepted.idle().stream()
                .filter(entry -> entry.databases().contains(type()))
                .flatMap(entry -> entry.indexes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(database.indexes())
                .hasSizeGreaterThan(15)
                .filteredOn(index -> !read.contains(index))
                .containsExactlyInAnyOrderElementsOf(idle);
    }

    /** MySQL 8.0 loses rows where it reads one of these against its order: all but one, or all. */
    @Test
    final void noIndexOfElements_isReadBackwards() throws SQLException {
        Set<String> ofElements = database.indexesOfElements();
        assertThat(explained)
                .filteredOn(each -> each.plan().reads().stream()
                        .anyMatch(read -> read.backwards() && ofElements.contains(read.index())))
                .isEmpty();
    }

    private Stream<WholeRead> wholeReads() {
        return explained.stream().flatMap(Explained::wholeReads);
    }

    @ParameterizedTest
    @MethodSource("madeIndexes")
    final void statement_readsTheIndexMadeForIt(MadeIndex index) {
        assertThat(explained)
                .filteredOn(index::isFor)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.plan()).as(each.toString()).matches(index::isUsedBy));
    }

    static List<MadeIndex> madeIndexes() {
        return MadeIndex.all();
    }

    /** What is asked for is bound: texts would fill the caches of statements, and show up in logs. */
    @Test
    final void noStatement_holdsAValue() {
        assertThat(explained)
                .extracting(Explained::sql)
                .allSatisfy(sql -> assertThat(sql)
                        .doesNotContainIgnoringCase(PlanData.ENVIRONMENT)
                        .doesNotContainIgnoringCase(PlanData.INSTALLATION)
                        .doesNotContainIgnoringCase(PlanTexts.all()));
    }

    @ParameterizedTest
    @MethodSource("orderedLists")
    final void page_firstOrInTheMiddle_readsAboutAsManyRowsAsItHas(OrderedList list) throws SQLException {
        assertThat(database.rowsRead(session -> list.pages().page(session, PAGE_SIZE, null)))
                .as("first page")
                .isBetween(PAGE_SIZE, PAGE_SIZE + SPARE);
        String cursor = list.pages()
                .page(database.session(), list.middle(), null)
                .nextCursor()
                .orElseThrow();
        assertThat(database.rowsRead(session -> list.pages().page(session, PAGE_SIZE, cursor)))
                .as("a page in the middle")
                .isBetween(PAGE_SIZE, PAGE_SIZE + SPARE);
    }

    final List<OrderedList> orderedLists() {
        return OrderedList.all(planner());
    }

    /** Half of the segments, on one page: another page would need one more statement, which counts those of one. */
    @Test
    final void segmentsByConnections_countTheReferencesOnceNotForEverySegment() throws SQLException {
        SegmentQuery query = SegmentQuery.builder()
                .status(SegmentStatus.INITIAL)
                .sort(SegmentSort.CONNECTIONS)
                .pageSize(SegmentQuery.MAX_PAGE_SIZE)
                .build();
        assertThat(database.rowsRead(session -> assertThat(session.segments()
                                .list(PlanData.ENVIRONMENT, query)
                                .items())
                        .hasSizeGreaterThanOrEqualTo(500)))
                .isLessThan(10_000);
    }

    /** Not of tags, whose rows are so small that MySQL rather sorts some tens of thousands. */
    @Test
    final void secondChunkOfADirectory_readsAboutAsManyRowsAsItHas() throws SQLException {
        List<Function<Session, Stream<?>>> directories = List.of(
                session -> session.featureDirectory().stream(),
                session -> session.segmentDirectory().stream(),
                session -> session.apiKeyDirectory().stream());
        for (Function<Session, Stream<?>> directory : directories) {
            assertThat(database.rowsRead(session -> PlanCases.drain(directory.apply(session))))
                    .isBetween(CHUNK, CHUNK + SPARE);
        }
    }
}
