package io.bucketeer.data.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.repository.SegmentUserQuery;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpectedUsersTest {

    private static final SegmentUser ALICE =
            new SegmentUser("s:alice:INCLUDED", "s", "alice", SegmentUserState.INCLUDED, false);
    private static final SegmentUser BOB =
            new SegmentUser("s:bob:EXCLUDED", "s", "bob", SegmentUserState.EXCLUDED, false);
    private static final SegmentUser ALICE_ELSEWHERE =
            new SegmentUser("t:alice:INCLUDED", "t", "alice", SegmentUserState.INCLUDED, false);
    private static final SegmentUser BEER =
            new SegmentUser("s:\uD83C\uDF7A:INCLUDED", "s", "\uD83C\uDF7A", SegmentUserState.INCLUDED, false);
    private static final SegmentUser MARK =
            new SegmentUser("s:\uFF01:INCLUDED", "s", "\uFF01", SegmentUserState.INCLUDED, false);

    private final ExpectedUsers users = new ExpectedUsers();

    @BeforeEach
    void fill() {
        users.upsert(List.of(BEER, ALICE_ELSEWHERE, BOB, MARK, ALICE));
    }

    @Test
    void usersAreOrderedByCodePointOfTheirIds() {
        assertThat(users.list(SegmentUserQuery.all())).containsExactly(ALICE, BOB, MARK, BEER, ALICE_ELSEWHERE);
    }

    @Test
    void filtersAreCombined() {
        assertThat(list(SegmentUserQuery.builder().segmentId("s").state(SegmentUserState.EXCLUDED)))
                .containsExactly(BOB);
        assertThat(list(SegmentUserQuery.builder().userId("alice"))).containsExactly(ALICE, ALICE_ELSEWHERE);
        assertThat(list(SegmentUserQuery.builder().segmentId("S"))).isEmpty();
    }

    @Test
    void deletedUsersAreCountedOnceAndStay() {
        assertThat(users.delete(List.of("s:bob:EXCLUDED", "s:carol:INCLUDED", "s:bob:EXCLUDED")))
                .isEqualTo(1);

        assertThat(list(SegmentUserQuery.builder().userId("bob"))).isEmpty();
        assertThat(list(SegmentUserQuery.builder().userId("bob").deleted(true)))
                .containsExactly(new SegmentUser("s:bob:EXCLUDED", "s", "bob", SegmentUserState.EXCLUDED, true));
        assertThat(list(SegmentUserQuery.builder().segmentId("s").deleted(null)))
                .hasSize(4);
    }

    @Test
    void aDeletedUserComesBack() {
        users.delete(List.of("s:bob:EXCLUDED"));
        users.upsert(List.of(BOB));

        assertThat(list(SegmentUserQuery.builder().userId("bob"))).containsExactly(BOB);
    }

    private List<SegmentUser> list(SegmentUserQuery.Builder query) {
        return users.list(query.build());
    }
}
