package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.InvalidDataException.Violation;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.repository.Direction;
import io.bucketeer.data.repository.SegmentUserQuery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Users of segments: upserted by id, marked as deleted, found and listed by segment. */
abstract class SegmentUserRepositoryContract extends DatabaseContract {

    private static final SegmentUserState INCLUDED = SegmentUserState.INCLUDED;
    private static final SegmentUserState EXCLUDED = SegmentUserState.EXCLUDED;

    /** User c of segment a:b and user b:c of segment a would have one id. */
    @Test
    void upsert_segmentIdWithAColon_isRefusedAndAUserIdWithOneIsNot() {
        assertThatThrownBy(() -> data.segmentUsers()
                        .upsert(environment, List.of(SegmentUsers.of("a:b", "c", SegmentUserState.INCLUDED))))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("segmentId: holds a colon");
        SegmentUser user = SegmentUsers.of("a", "b:c", SegmentUserState.INCLUDED);
        assertThat(data.segmentUsers().upsert(environment, List.of(user))).isEqualTo(1);
        assertThat(data.segmentUsers().find(environment, "a:b:c:INCLUDED")).contains(user);
    }

    @Test
    void upsert_newUsers_storesThemAsGivenAndCountsThem() {
        SegmentUser alice = new SegmentUser("s:alice:INCLUDED", "s", "alice", INCLUDED, false);
        SegmentUser bob = new SegmentUser("s:bob:EXCLUDED", "s", "bob", EXCLUDED, true);
        SegmentUser future = new SegmentUser("s:any id", "s", "eve", SegmentUserState.of(77), false);
        assertThat(data.segmentUsers().upsert(environment, List.of(bob, future, alice)))
                .isEqualTo(3);
        assertThat(data.segmentUsers().find(environment, "s:alice:INCLUDED")).contains(alice);
        assertThat(data.segmentUsers().find(environment, "s:bob:EXCLUDED")).isEmpty();
        assertThat(data.segmentUsers().findIncludingDeleted(environment, "s:bob:EXCLUDED"))
                .contains(bob);
        assertThat(data.segmentUsers().find(environment, "s:any id")).contains(future);
        assertThat(data.segmentUsers().find(environment + "-other", "s:alice:INCLUDED"))
                .isEmpty();
    }

    @Test
    void upsert_namesThatDifferInCaseSpaceOrAccent_areDifferentUsers() {
        List<SegmentUser> users = Stream.of("Alice", "alice", "alice ", "alicé", "🍣", "🍺")
                .map(user -> SegmentUsers.of("s", user, INCLUDED))
                .toList();
        assertThat(data.segmentUsers().upsert(environment, users)).isEqualTo(6);
        assertThat(data.segmentUsers().listByEnvironment(environment)).containsExactlyInAnyOrderElementsOf(users);
        assertThat(data.segmentUsers()
                        .count(
                                environment,
                                SegmentUserQuery.builder().userId("alice").build()))
                .isEqualTo(1);
    }

    @Test
    void upsert_sameUserTwiceInOneCall_lastCountsWhereverTheyStand() {
        SegmentUser alice = SegmentUsers.of("s", "alice", INCLUDED);
        SegmentUser gone = alice.toBuilder().deleted(true).build();
        List<SegmentUser> users = new ArrayList<>(List.of(alice, SegmentUsers.of("s", "bob", INCLUDED)));
        users.addAll(many(6_000));
        users.add(gone);
        assertThat(data.segmentUsers().upsert(environment, users)).isEqualTo(6_002);
        assertThat(stored(alice)).contains(gone);
        assertThat(data.segmentUsers().upsert(environment, List.of(gone, alice, gone, alice)))
                .isEqualTo(1);
        assertThat(stored(alice)).contains(alice);
    }

    @Test
    void upsert_userThatIsThere_takesEveryValueAndCountsTheSame() {
        SegmentUser before = new SegmentUser("s:t:id", "s", "u", SegmentUserState.of(5), false);
        SegmentUser after = new SegmentUser("s:t:id", "s", "v", SegmentUserState.of(6), true);
        assertThat(data.segmentUsers().upsert(environment, List.of(before))).isEqualTo(1);
        assertThat(data.segmentUsers().upsert(environment, List.of(before))).isEqualTo(1);
        assertThat(data.segmentUsers().upsert(environment + "-other", List.of(before)))
                .isEqualTo(1);
        assertThat(data.segmentUsers().upsert(environment, List.of(after))).isEqualTo(1);
        assertThat(stored(after)).contains(after);
        assertThat(data.segmentUsers().listByEnvironment(environment + "-other"))
                .containsExactly(before);
    }

    @Test
    void upsert_userMarkedAsDeleted_revivesIt() {
        SegmentUser alice = SegmentUsers.of("s", "alice", INCLUDED);
        data.segmentUsers().upsert(environment, List.of(alice));
        assertThat(data.segmentUsers().delete(environment, List.of(alice.id()))).isEqualTo(1);
        assertThat(data.segmentUsers().find(environment, alice.id())).isEmpty();
        data.segmentUsers().upsert(environment, List.of(alice));
        assertThat(data.segmentUsers().find(environment, alice.id())).contains(alice);
    }

    @Test
    void upsertOrDelete_nobody_doesNothing() {
        assertThat(data.segmentUsers().upsert(environment, List.of())).isZero();
        assertThat(data.segmentUsers().delete(environment, List.of())).isZero();
    }

    @Test
    void delete_someOfThem_marksTheirRowsAndSaysHowMany() {
        List<SegmentUser> users = many(12_000);
        data.segmentUsers().upsert(environment, users);
        data.segmentUsers().upsert(environment + "-other", users.subList(0, 10));
        List<String> ids = new ArrayList<>(
                users.subList(0, 11_000).stream().map(SegmentUser::id).toList());
        Collections.shuffle(ids, new Random(1));
        ids.addAll(List.of(ids.getFirst(), "nobody", ids.getLast()));
        assertThat(data.segmentUsers().delete(environment, ids)).isEqualTo(11_000);
        assertThat(data.segmentUsers().delete(environment, ids)).isZero();
        assertThat(data.segmentUsers().listByEnvironment(environment)).isEqualTo(users.subList(11_000, 12_000));
        assertThat(storedRows()).isEqualTo("12000");
        assertThat(data.segmentUsers().count(environment + "-other", SegmentUserQuery.all()))
                .isEqualTo(10);
    }

    @Test
    void delete_idsOfMoreThan255Characters_areFoundToo() {
        SegmentUser longest = SegmentUsers.of("s".repeat(246), "u".repeat(255), INCLUDED);
        assertThat(longest.id()).hasSize(511);
        data.segmentUsers().upsert(environment, List.of(longest));
        assertThat(data.segmentUsers().delete(environment, List.of(longest.id().substring(0, 510))))
                .isZero();
        assertThat(data.segmentUsers().delete(environment, List.of(longest.id())))
                .isEqualTo(1);
    }

    @Test
    void upsert_idThatIsNotMadeOfItsParts_isRefusedForKnownStates() {
        String problem =
                "id: is not segmentId, userId and the state's name joined by colons; SegmentUsers.of makes it so";
        refuses(new SegmentUser("s:alice:EXCLUDED", "s", "alice", INCLUDED, false), problem);
        refuses(new SegmentUser("s:alice:0", "s", "alice", INCLUDED, false), problem);
        refuses(new SegmentUser("s:Alice:EXCLUDED", "s", "alice", EXCLUDED, false), problem);
    }

    @Test
    void upsert_idThatDoesNotBeginWithItsSegment_isRefusedForAnyState() {
        String problem = "id: does not begin with segmentId and a colon; SegmentUsers.of makes it so";
        refuses(new SegmentUser("t:alice:77", "s", "alice", SegmentUserState.of(77), false), problem);
        refuses(new SegmentUser("s", "s", "alice", SegmentUserState.of(77), false), problem);
        refuses(new SegmentUser("S:alice:77", "s", "alice", SegmentUserState.of(77), false), problem);
    }

    @Test
    void list_segmentsWhoseIdsBeginAlike_givesEachItsOwnUsers() {
        for (String segment : List.of("s", "s;", "s9", "S", "")) {
            SegmentUser known = SegmentUsers.of(segment, "a:INCLUDED", INCLUDED);
            SegmentUser shortest = new SegmentUser(segment + ":", segment, "u", SegmentUserState.of(77), false);
            data.segmentUsers().upsert(environment, List.of(known, shortest));
            assertThat(page(SegmentUserQuery.builder().segmentId(segment).build()))
                    .as(segment)
                    .containsExactly(shortest, known);
        }
    }

    @Test
    void upsert_textLongerThanItsColumn_isRefused() {
        refuses(
                SegmentUsers.of("s".repeat(256), "u", INCLUDED),
                "segmentId: is 256 characters long but it may have at most 255");
        refuses(
                SegmentUsers.of("s", "u".repeat(256), INCLUDED),
                "userId: is 256 characters long but it may have at most 255");
        refuses(
                SegmentUsers.of("s".repeat(247), "u".repeat(255), INCLUDED),
                "id: is 512 characters long but it may have at most 511");
    }

    /**
     * At the limit of PostgreSQL's index rows, in random characters of four bytes, which it cannot compress: 2,600
     * bytes of environment, segment and id, which has the segment once more.
     */
    @Test
    void upsert_widestIndexRow_isStoredAndFoundAndOneByteMoreRefused() {
        Random random = new Random(2_600);
        for (int round = 0; round < 20; round++) {
            int segmentLength = random.nextInt(75, 150);
            int userLength = random.nextInt(Math.max(1, 392 - 2 * segmentLength), 251);
            environment = wide(random, 647 - 2 * segmentLength - userLength);
            String segment = wide(random, segmentLength);
            SegmentUser widest = SegmentUsers.of(segment, wide(random, userLength) + "xx", INCLUDED);
            assertThat(bytes(environment + segment + widest.id())).isEqualTo(2_600);
            assertThat(data.segmentUsers().upsert(environment, List.of(widest))).isEqualTo(1);
            assertThat(stored(widest)).contains(widest);
            assertThat(page(SegmentUserQuery.builder().segmentId(segment).build()))
                    .containsExactly(widest);
            refuses(
                    SegmentUsers.of(segment, widest.userId() + "x", INCLUDED),
                    "environmentId, segmentId and id: are together 2601 bytes long in UTF-8 but an index row holds at"
                            + " most 2600");
        }
    }

    /** The primary key alone is as wide where the segment's id is short. */
    @Test
    void upsert_widestKey_isStoredAndOneByteMoreRefused() {
        Random random = new Random(511);
        environment = wide(random, 255);
        String id = ":" + wide(random, 394) + "xxx";
        SegmentUser widest = new SegmentUser(id, "", "u", SegmentUserState.of(77), false);
        data.segmentUsers().upsert(environment, List.of(widest));
        assertThat(stored(widest)).contains(widest);
        assertThat(data.segmentUsers().delete(environment, List.of(id))).isEqualTo(1);
        refuses(
                widest.toBuilder().id(id + "x").build(),
                "environmentId and id: are together 2601 bytes long in UTF-8 but an index row holds at most 2600",
                "environmentId, segmentId and id: are together 2601 bytes long in UTF-8 but an index row holds at most"
                        + " 2600");
    }

    @Test
    void upsert_oneBadUserAmongMany_isNamedAndNobodyIsStored() {
        List<SegmentUser> users = new ArrayList<>(many(20));
        users.set(13, SegmentUsers.of("s", "a\0b", INCLUDED));
        refusesCall(
                () -> data.segmentUsers().upsert(environment, users),
                "id: holds a NUL character at index 3, which PostgreSQL cannot store",
                "userId: holds a NUL character at index 1, which PostgreSQL cannot store");
        users.set(13, null);
        refusesCall(() -> data.segmentUsers().upsert(environment, users), "segment_user[13]: is null");
        assertThat(data.segmentUsers().count(environment, SegmentUserQuery.all()))
                .isZero();
    }

    @Test
    void delete_idThatNoRowCanHave_isRefusedByItsPlace() {
        refusesCall(
                () -> data.segmentUsers().delete(environment, List.of("a", "x".repeat(512))),
                "ids[1]: is 512 characters long but it may have at most 511");
        refusesCall(() -> data.segmentUsers().delete(environment, Arrays.asList("a", "b", null)), "ids[2]: is null");
        refusesCall(
                () -> data.segmentUsers().delete("e".repeat(256), List.of("a")),
                "environmentId: is 256 characters long but it may have at most 255");
    }

    private void refuses(SegmentUser user, String... problems) {
        String before = storedRows();
        refusesCall(() -> data.segmentUsers().upsert(environment, List.of(user)), problems);
        assertThat(storedRows()).isEqualTo(before);
    }

    private static void refusesCall(ThrowingCallable call, String... problems) {
        assertThatThrownBy(call).isInstanceOfSatisfying(InvalidDataException.class, e -> {
            assertThat(e.violations()).extracting(Violation::toString).containsExactly(problems);
            assertThat(e.getCause()).as("the library's own refusal").isNull();
        });
    }

    @Test
    void list_bySegmentUserAndState_areCombinedWithAnd() {
        data.segmentUsers()
                .upsert(
                        environment,
                        List.of(
                                SegmentUsers.of("s", "alice", INCLUDED),
                                SegmentUsers.of("s", "alice", EXCLUDED),
                                SegmentUsers.of("s", "bob", INCLUDED),
                                SegmentUsers.of("s", "carol", INCLUDED).toBuilder()
                                        .deleted(true)
                                        .build(),
                                SegmentUsers.of("S", "alice", INCLUDED)));
        assertThat(ids(SegmentUserQuery.builder()))
                .containsExactly("S:alice:INCLUDED", "s:alice:EXCLUDED", "s:alice:INCLUDED", "s:bob:INCLUDED");
        assertThat(ids(SegmentUserQuery.builder().segmentId("s")))
                .containsExactly("s:alice:EXCLUDED", "s:alice:INCLUDED", "s:bob:INCLUDED");
        assertThat(ids(SegmentUserQuery.builder().segmentId("s").state(INCLUDED)))
                .containsExactly("s:alice:INCLUDED", "s:bob:INCLUDED");
        assertThat(ids(SegmentUserQuery.builder().segmentId("s").userId("alice").state(EXCLUDED)))
                .containsExactly("s:alice:EXCLUDED");
        assertThat(ids(SegmentUserQuery.builder().segmentId("s").deleted(true))).containsExactly("s:carol:INCLUDED");
        assertThat(ids(SegmentUserQuery.builder().deleted(null).direction(Direction.DESCENDING)))
                .containsExactly(
                        "s:carol:INCLUDED",
                        "s:bob:INCLUDED",
                        "s:alice:INCLUDED",
                        "s:alice:EXCLUDED",
                        "S:alice:INCLUDED");
    }

    @Test
    void list_pagesOfASegment_areTheWholeListOnceAndItsOnly() {
        List<SegmentUser> users = many(2_345);
        data.segmentUsers().upsert(environment, users);
        data.segmentUsers()
                .upsert(environment, List.of(SegmentUsers.of("a", "x", INCLUDED), SegmentUsers.of("z", "x", INCLUDED)));
        SegmentUserQuery query = SegmentUserQuery.builder().segmentId("segment").build();
        for (int size : new int[] {7, 1_000}) {
            assertThat(walk(query.toBuilder().pageSize(size).build())).isEqualTo(users);
        }
        try (Stream<SegmentUser> stream = data.segmentUsers().stream(environment, query)) {
            assertThat(stream).containsExactlyElementsOf(users);
        }
        assertThat(data.segmentUsers().count(environment, query)).isEqualTo(2_345);
    }

    @Test
    void list_cursorOfAnotherSegmentOrEnvironment_isRefused() {
        data.segmentUsers().upsert(environment, many(3));
        SegmentUserQuery query =
                SegmentUserQuery.builder().segmentId("segment").pageSize(1).build();
        String cursor =
                data.segmentUsers().list(environment, query).nextCursor().orElseThrow();
        for (SegmentUserQuery other : List.of(
                query.toBuilder().segmentId("s").build(),
                query.toBuilder().state(INCLUDED).build())) {
            refusesCursor(() -> data.segmentUsers().list(environment, other.after(cursor)));
        }
        refusesCursor(() -> data.segmentUsers().list(environment + "-other", query.after(cursor)));
    }

    private static void refusesCursor(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidDataException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CURSOR));
    }

    private List<SegmentUser> walk(SegmentUserQuery query) {
        return PageWalk.rows(cursor -> data.segmentUsers()
                .list(environment, query.toBuilder().cursor(cursor).build()));
    }

    private List<SegmentUser> page(SegmentUserQuery query) {
        return data.segmentUsers().list(environment, query).items();
    }

    private List<String> ids(SegmentUserQuery.Builder query) {
        return page(query.build()).stream().map(SegmentUser::id).toList();
    }

    private Optional<SegmentUser> stored(SegmentUser user) {
        return data.segmentUsers().findIncludingDeleted(environment, user.id());
    }

    /** How many rows the environment has, deleted ones too. */
    private String storedRows() {
        return query("SELECT count(*) FROM segment_user WHERE environment_id = ?", environment);
    }

    /** So many users of one segment, by id. */
    private static List<SegmentUser> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SegmentUsers.of("segment", "user-%06d".formatted(i), INCLUDED))
                .toList();
    }

    /** Random characters of four bytes each. */
    private static String wide(Random random, int count) {
        return random.ints(count, 0x1_0000, 0x11_0000)
                .mapToObj(Character::toString)
                .reduce("", String::concat);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
