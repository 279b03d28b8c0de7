package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.BucketeerData;
import io.bucketeer.data.config.DataConfig;
import io.bucketeer.data.config.PoolConfig;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.SegmentQuery;
import io.bucketeer.data.repository.SegmentSort;
import io.bucketeer.data.testkit.Relay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What features make of segments, where there are thousands of both: every answer is whole and comes before the server
 * cuts its statement off.
 */
abstract class ManySegmentsContract extends DatabaseContract {

    private static final String ENVIRONMENT = "many";
    private static final String OTHER = "many-other";
    private static final int SEGMENTS = 3_000;
    private static final int FEATURES = 4_000;

    /** Half of the segments are used, those of low numbers more often. */
    private static final int USED = 1_500;

    private final Map<String, TreeSet<String>> expected = new TreeMap<>();

    @BeforeAll
    final void fill() {
        data.segments().insertAll(ENVIRONMENT, segments());
        data.segments().insertAll(OTHER, segments());
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < FEATURES; i++) {
            List<String> used = List.of(segmentId(i * 7 % USED), segmentId(i * 13 % 400));
            boolean deleted = i % 10 == 3;
            String id = "feature-%04d".formatted(i);
            features.add(feature(id, used).toBuilder().deleted(deleted).build());
            if (!deleted) {
                used.forEach(segment -> expected.computeIfAbsent(segment, key -> new TreeSet<>())
                        .add(id));
            }
        }
        data.features().insertAll(ENVIRONMENT, features);
        data.features().insert(OTHER, feature("theirs", List.of(segmentId(SEGMENTS - 1))));
    }

    private static List<Segment> segments() {
        return IntStream.range(0, SEGMENTS)
                .mapToObj(i -> Segment.builder()
                        .id(segmentId(i))
                        .name("segment")
                        .createdAt(START)
                        .updatedAt(START)
                        .build())
                .toList();
    }

    private static String segmentId(int number) {
        return "3f2504e0-4f89-41d3-9a0c-%012d".formatted(number);
    }

    private static Feature feature(String id, List<String> used) {
        Clause clause = new Clause("", "", Operator.SEGMENT, used);
        return Samples.plain(id)
                .rules(List.of(new Rule("rule", Strategies.fixed("on"), List.of(clause))))
                .build();
    }

    @Test
    void list_inUseOrNot_givesEachSegmentOnce() {
        assertThat(walk(SegmentQuery.builder().inUse(true))).isEqualTo(List.copyOf(expected.keySet()));
        assertThat(walk(SegmentQuery.builder().inUse(false))).isEqualTo(unused());
        assertThat(data.segments()
                        .count(ENVIRONMENT, SegmentQuery.builder().inUse(false).build()))
                .isEqualTo(unused().size());
    }

    @Test
    void streamInUse_severalChunks_givesEachSegmentOnce() {
        try (Stream<String> found = data.segmentDirectory()
                .streamInUse()
                .map(each -> each.environmentId() + each.item().id())) {
            assertThat(found)
                    .containsExactlyElementsOf(Stream.concat(
                                    expected.keySet().stream().map(id -> ENVIRONMENT + id),
                                    Stream.of(OTHER + segmentId(SEGMENTS - 1)))
                            .toList());
        }
    }

    @Test
    void featuresUsing_anyNumberOfSegments_givesAllTheirFeatures() {
        for (int count : new int[] {1, 20, 21, 100, 1_000}) {
            List<String> ids =
                    IntStream.range(0, count).mapToObj(i -> segmentId(i * 3)).toList();
            assertThat(data.segments().featuresUsing(ENVIRONMENT, ids))
                    .as("%d segments", count)
                    .isEqualTo(expectedOf(ids));
        }
    }

    private Map<String, List<String>> expectedOf(Collection<String> ids) {
        Map<String, List<String>> of = new TreeMap<>();
        ids.stream().filter(expected::containsKey).forEach(id -> of.put(id, List.copyOf(expected.get(id))));
        return of;
    }

    @Test
    void list_byConnections_isInOrderOverAllPages() {
        List<String> byConnections = new ArrayList<>(unused());
        byConnections.addAll(expected.keySet().stream()
                .sorted(Comparator.<String>comparingInt(id -> expected.get(id).size())
                        .thenComparing(Comparator.naturalOrder()))
                .toList());
        assertThat(walk(SegmentQuery.builder().sort(SegmentSort.CONNECTIONS))).isEqualTo(byConnections);
        assertThat(walk(SegmentQuery.builder().sort(SegmentSort.CONNECTIONS).direction(Direction.DESCENDING)))
                .isEqualTo(byConnections.reversed());
    }

    /** A cursor that a second statement made would belong to what features are like by then, and pass over rows. */
    @Test
    void list_byConnections_pageAndItsCursorAreOneStatement() {
        PoolConfig one = PoolConfig.builder().maximumSize(1).build();
        SegmentQuery query =
                SegmentQuery.builder().sort(SegmentSort.CONNECTIONS).pageSize(5).build();
        try (Relay network = new Relay(database.host(), database.port());
                BucketeerData far =
                        BucketeerData.open(DataConfig.of(config(network).withPool(one)))) {
            far.segments().list(ENVIRONMENT, query);
            int before = network.sent();

            assertThat(far.segments().list(ENVIRONMENT, query).nextCursor()).isPresent();

            assertThat(network.sent() - before).isEqualTo(1);
        }
    }

    private List<String> unused() {
        return IntStream.range(0, SEGMENTS)
                .mapToObj(ManySegmentsContract::segmentId)
                .filter(id -> !expected.containsKey(id))
                .toList();
    }

    private List<String> walk(SegmentQuery.Builder query) {
        return PageWalk.rows(cursor -> data.segments()
                        .list(ENVIRONMENT, query.pageSize(700).cursor(cursor).build()))
                .stream()
                .map(Segment::id)
                .toList();
    }
}
