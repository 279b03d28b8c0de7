package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.FeatureSort;
import io.bucketeer.data.repository.Page;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Filters, order, pages, counting and streaming of features. */
abstract class FeatureListContract extends DatabaseContract {

    @Test
    void list_noFilter_givesWhatIsNotDeletedByName() {
        insert(named("2", "beta"), named("1", "alpha"), named("3", "gamma"));
        data.features().delete(environment, "3", 1);
        data.features().insert(environment + "-other", named("4", "other").build());
        assertThat(ids(FeatureQuery.all())).containsExactly("1", "2");
    }

    @Test
    void list_byName_comparesByCodePointAndBreaksTiesById() {
        insert(named("5", "b"), named("4", "a"), named("3", "Z"), named("2", "a"), named("1", "ä"), named("6", "B"));
        assertThat(ids(FeatureQuery.all())).containsExactly("6", "3", "2", "4", "5", "1");
        assertThat(ids(FeatureQuery.builder().direction(Direction.DESCENDING).build()))
                .containsExactly("1", "5", "4", "2", "3", "6");
    }

    @Test
    void list_byNameBeyondTheBasicPlane_comparesByCodePoint() {
        insert(named("1", "\uFFE5"), named("2", "🍣"));
        assertThat(ids(FeatureQuery.all())).containsExactly("1", "2");
    }

    @Test
    void list_byCreationTime_breaksTiesById() {
        insert(created("1", 30), created("2", 10), created("3", 20), created("4", 10));
        FeatureQuery query = FeatureQuery.builder().sort(FeatureSort.CREATED_AT).build();
        assertThat(ids(query)).containsExactly("2", "4", "3", "1");
        assertThat(ids(query.toBuilder().direction(Direction.DESCENDING).build()))
                .containsExactly("1", "3", "4", "2");
    }

    @Test
    void list_pagesOfEverySizeSortAndDirection_areTheWholeListOnce() {
        for (int i = 0; i < 23; i++) {
            insert(named("f" + i, "name " + i % 4)
                    .createdAt(START.plusSeconds(i % 3))
                    .updatedAt(START.plusSeconds(i % 6))
                    .enabled(i % 2 == 0)
                    .tags(Collections.nCopies(i % 5, "tag")));
        }
        for (FeatureSort sort : FeatureSort.values()) {
            for (Direction direction : Direction.values()) {
                FeatureQuery query = FeatureQuery.builder()
                        .sort(sort)
                        .direction(direction)
                        .pageSize(1_000)
                        .build();
                List<String> whole = ids(query);
                assertThat(whole).hasSize(23);
                for (int size : new int[] {1, 7, 22, 23}) {
                    assertThat(walk(query.toBuilder().pageSize(size).build())).isEqualTo(whole);
                }
            }
        }
    }

    @Test
    void list_lastPageExactlyFull_hasNoNextCursor() {
        insert(named("1", "a"), named("2", "b"));
        Page<Feature> page = data.features()
                .list(environment, FeatureQuery.builder().pageSize(2).build());
        assertThat(page.items()).hasSize(2);
        assertThat(page.nextCursor()).isEmpty();
    }

    @Test
    void list_rowInsertedBetweenPages_neitherRepeatsNorSkipsOthers() {
        insert(named("1", "a"), named("2", "c"), named("3", "e"));
        FeatureQuery query = FeatureQuery.builder().pageSize(2).build();
        Page<Feature> first = data.features().list(environment, query);
        insert(named("4", "b"), named("5", "d"));
        Page<Feature> second =
                data.features().list(environment, query.after(first.nextCursor().orElseThrow()));
        assertThat(second.items()).extracting(Feature::id).containsExactly("5", "3");
    }

    @Test
    void list_tags_wantsAllOfThemExactly() {
        insert(
                tagged("1", "Android", "ios"),
                tagged("2", "android", "ios"),
                tagged("3", "ios"),
                tagged("4", "say \"hi\"", "back\\slash", "ios"),
                tagged("5"));
        assertThat(ids(tags("ios"))).containsExactly("1", "2", "3", "4");
        assertThat(ids(tags("ios", "android"))).containsExactly("2");
        assertThat(ids(tags("say \"hi\"", "back\\slash"))).containsExactly("4");
        assertThat(ids(tags("io"))).isEmpty();
        assertThat(ids(tags("ios", "web"))).isEmpty();
        assertThat(ids(tags("%"))).isEmpty();
    }

    @Test
    void list_flagsAndMaintainer_filterTogether() {
        insert(
                Samples.plain("1").enabled(true).maintainer("a@example.com"),
                Samples.plain("2").enabled(true).archived(true).maintainer("a@example.com"),
                Samples.plain("3").maintainer("A@example.com"),
                Samples.plain("4").deleted(true));
        assertThat(ids(FeatureQuery.builder().enabled(true).build())).containsExactly("1", "2");
        assertThat(ids(FeatureQuery.builder().enabled(false).build())).containsExactly("3");
        assertThat(ids(FeatureQuery.builder().archived(true).build())).containsExactly("2");
        assertThat(ids(FeatureQuery.builder().archived(false).build())).containsExactly("1", "3");
        assertThat(ids(FeatureQuery.builder().maintainer("a@example.com").build()))
                .containsExactly("1", "2");
        assertThat(ids(FeatureQuery.builder()
                        .maintainer("a@example.com")
                        .enabled(true)
                        .archived(false)
                        .build()))
                .containsExactly("1");
        assertThat(ids(FeatureQuery.builder().deleted(true).build())).containsExactly("4");
        assertThat(ids(FeatureQuery.builder().deleted(null).build())).containsExactly("1", "2", "3", "4");
    }

    @Test
    void list_search_isLiteralWhateverTheCaseInIdNameAndDescription() {
        insert(
                named("Pay-1", "plain"),
                named("2", "PAYMENT flow"),
                named("3", "x").description("uses payment"),
                named("4", "100% sure"),
                named("5", "1000 sure"),
                named("6", "snake_case"),
                named("7", "snakeXcase"),
                named("8", "C:\\temp"),
                named("9", "Größe ÄÖÜ"));
        assertThat(ids(search("pay"))).containsExactlyInAnyOrder("Pay-1", "2", "3");
        assertThat(ids(search("100%"))).containsExactly("4");
        assertThat(ids(search("snake_"))).containsExactly("6");
        assertThat(ids(search(":\\"))).containsExactly("8");
        assertThat(ids(search("größe äöü"))).containsExactly("9");
        assertThat(ids(search("!"))).isEmpty();
        assertThat(ids(search(""))).hasSize(9);
    }

    @Test
    void count_anyFilter_isTheNumberOfRowsOfAllPages() {
        for (int i = 0; i < 12; i++) {
            insert(tagged("f" + i, i % 3 == 0 ? "third" : "other"));
        }
        assertThat(data.features().count(environment, tags("third"))).isEqualTo(4);
        assertThat(data.features()
                        .count(environment, FeatureQuery.builder().pageSize(1).build()))
                .isEqualTo(12);
        assertThat(data.features().count(environment + "-none", FeatureQuery.all()))
                .isZero();
    }

    @Test
    void stream_moreThanTwoChunks_givesEachRowOnceInOrder() {
        List<Feature> features = IntStream.range(0, 2_345)
                .mapToObj(i ->
                        Samples.plain("f%04d".formatted(i)).name("n" + i % 7).build())
                .toList();
        data.features().insertAll(environment, features);
        List<String> streamed;
        try (Stream<Feature> stream = data.features().stream(environment, FeatureQuery.all())) {
            streamed = stream.map(Feature::id).toList();
        }
        assertThat(streamed).hasSize(2_345).doesNotHaveDuplicates();
        assertThat(streamed).isEqualTo(walk(FeatureQuery.builder().pageSize(999).build()));
    }

    @Test
    void stream_sortValuesChangedMeanwhile_givesEachUntouchedRowOnceAndTheOthersWhereTheyAreMet() {
        List<String> ids =
                IntStream.range(0, 2_345).mapToObj("f%04d"::formatted).toList();
        data.features()
                .insertAll(
                        environment,
                        ids.stream().map(id -> named(id, "n" + id).build()).toList());
        List<String> streamed = new ArrayList<>();
        try (Stream<Feature> stream = data.features().stream(environment, FeatureQuery.all())) {
            stream.map(Feature::id).forEach(id -> {
                streamed.add(id);
                if (id.equals("f0500")) { // in the middle of the first chunk
                    rename("f0010", "z1"); // seen: comes again at the end
                    rename("f0700", "a1"); // in the chunk already: stays where it was
                    rename("f0999", "a2"); // the last of the chunk, where the next one starts
                    rename("f1500", "a3"); // not seen: now before the walk
                    rename("f1600", "z2"); // not seen: comes at the end
                }
            });
        }
        List<String> expected = new ArrayList<>(ids);
        expected.removeAll(List.of("f1500", "f1600"));
        expected.addAll(List.of("f0010", "f1600"));
        assertThat(streamed).isEqualTo(expected);
    }

    /** As another service would. */
    private void rename(String id, String name) {
        execute("UPDATE feature SET name = ? WHERE id = ? AND environment_id = ?", name, id, environment);
    }

    @Test
    void stream_abandonedBetweenChunks_holdsNoConnection() {
        data.features()
                .insertAll(
                        environment,
                        IntStream.range(0, 1_001)
                                .mapToObj(i -> Samples.plain("f" + i).build())
                                .toList());
        for (int i = 0; i < 25; i++) {
            assertThat(data.features().stream(environment, FeatureQuery.all()).findFirst())
                    .isPresent();
        }
    }

    @Test
    void listByEnvironment_givesWhatIsNotDeletedById() {
        insert(
                named("b", "1"),
                named("a", "2"),
                named("B", "3"),
                Samples.plain("x").archived(true));
        insert(Samples.plain("gone").deleted(true));
        assertThat(data.features().listByEnvironment(environment))
                .extracting(Feature::id)
                .containsExactly("B", "a", "b", "x");
    }

    @Test
    void list_cursorOfAnotherEnvironment_isRefused() {
        String cursor = firstCursor(FeatureQuery.builder().pageSize(1).build());
        refuses(
                environment + "-other",
                FeatureQuery.builder().pageSize(1).cursor(cursor).build());
    }

    @Test
    void list_cursorOfAnotherQuery_isRefused() {
        String cursor = firstCursor(FeatureQuery.builder().pageSize(1).build());
        refuses(
                environment,
                FeatureQuery.builder().cursor(cursor).archived(true).build());
        refuses(environment, FeatureQuery.builder().cursor(cursor).search("a").build());
        refuses(
                environment,
                FeatureQuery.builder()
                        .cursor(cursor)
                        .sort(FeatureSort.CREATED_AT)
                        .build());
        refuses(
                environment,
                FeatureQuery.builder()
                        .cursor(cursor)
                        .direction(Direction.DESCENDING)
                        .build());
    }

    @Test
    void list_cursorOfAnotherPageSize_goesOn() {
        String cursor = firstCursor(FeatureQuery.builder().pageSize(1).build());
        FeatureQuery query = FeatureQuery.builder().pageSize(10).cursor(cursor).build();
        assertThat(data.features().list(environment, query).items())
                .extracting(Feature::id)
                .containsExactly("2", "3");
    }

    @Test
    void list_cursorTamperedOrMadeUp_isRefused() {
        String cursor = firstCursor(FeatureQuery.builder().pageSize(1).build());
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            refuses(
                    environment,
                    FeatureQuery.builder()
                            .cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(changed))
                            .build());
        }
        for (String madeUp : List.of("", "0", "20", "not base64!", "AAAAAAAAAAAAAAAA")) {
            refuses(environment, FeatureQuery.builder().cursor(madeUp).build());
        }
    }

    private String firstCursor(FeatureQuery query) {
        insert(named("1", "a"), named("2", "b"), named("3", "c"));
        return data.features().list(environment, query).nextCursor().orElseThrow();
    }

    private void refuses(String environmentId, FeatureQuery query) {
        assertThatThrownBy(() -> data.features().list(environmentId, query))
                .isInstanceOfSatisfying(
                        InvalidDataException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CURSOR))
                .hasMessageContaining("list feature in environment '" + environmentId + "': the cursor ");
    }

    private void insert(Feature.Builder... features) {
        data.features()
                .insertAll(
                        environment,
                        Stream.of(features).map(Feature.Builder::build).toList());
    }

    private static Feature.Builder named(String id, String name) {
        return Samples.plain(id).name(name);
    }

    private static Feature.Builder created(String id, long second) {
        return Samples.plain(id).createdAt(START.plusSeconds(second));
    }

    private static Feature.Builder tagged(String id, String... tags) {
        return Samples.plain(id).tags(List.of(tags));
    }

    private static FeatureQuery tags(String... tags) {
        return FeatureQuery.builder().tags(Set.of(tags)).build();
    }

    private static FeatureQuery search(String text) {
        return FeatureQuery.builder().search(text).build();
    }

    private List<String> ids(FeatureQuery query) {
        return data.features().list(environment, query).items().stream()
                .map(Feature::id)
                .toList();
    }

    private List<String> walk(FeatureQuery query) {
        List<Feature> features = PageWalk.rows(cursor -> {
            Page<Feature> page = data.features()
                    .list(environment, query.toBuilder().cursor(cursor).build());
            assertThat(page.items()).hasSizeLessThanOrEqualTo(query.pageSize());
            return page;
        });
        return features.stream().map(Feature::id).toList();
    }
}
