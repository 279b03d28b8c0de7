package io.bucketeer.data.hostile;

import static io.bucketeer.data.hostile.Rows.BY_CODE_POINT;
import static io.bucketeer.data.hostile.Rows.NUMBERS;
import static io.bucketeer.data.hostile.Rows.TEXTS;
import static io.bucketeer.data.hostile.Rows.text;

import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.repository.SegmentUserQuery;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every hostile text in every field and key of a segment's user, on both databases: stored and read back exactly, or
 * refused before any SQL. All users of a test are written by one statement, so that none may spoil another.
 */
final class HostileSegmentUserIT extends HostileContract {

    private static final String KEY_ROW = "environmentId and id";
    private static final String INDEX_ROW = "environmentId, segmentId and id";

    @Test
    void users_anyTextInAnyField_areStoredExactlyOrRefused() {
        storesOrRefuses(
                "fields",
                NUMBERS.stream()
                        .map(i -> new SegmentUser(
                                text(i + 37) + ":" + text(i),
                                text(i + 37),
                                text(i + 74),
                                SegmentUserState.of(77),
                                false))
                        .toList());
    }

    /** Their ids hold both texts. */
    @Test
    void users_anyTextsAsSegmentAndUser_areStoredExactlyOrRefused() {
        storesOrRefuses(
                "ids",
                NUMBERS.stream()
                        .map(i -> SegmentUsers.of(text(i), text(i + 37), SegmentUserState.INCLUDED))
                        .toList());
    }

    private void storesOrRefuses(String environment, List<SegmentUser> users) {
        sides.sameAnswers(
                users.stream()
                        .filter(user -> !places(environment, user).isEmpty())
                        .toList(),
                user -> Answer.refused(places(environment, user)),
                (session, user) -> session.segmentUsers().upsert(environment, List.of(user)));
        List<SegmentUser> stored = users.stream()
                .filter(user -> places(environment, user).isEmpty())
                .sorted(Comparator.comparing(SegmentUser::id, BY_CODE_POINT))
                .toList();
        sides.sameAnswers(List.of(stored), rows -> new Answer.Value(List.of(rows.size(), rows)), (session, rows) -> {
            int count = session.segmentUsers().upsert(environment, rows);
            return List.of(count, session.segmentUsers().listByEnvironment(environment));
        });
        sides.sameAnswers(
                stored,
                user -> new Answer.Value(List.of(Optional.of(user), List.of(user))),
                (session, user) -> List.of(
                        session.segmentUsers().find(environment, user.id()),
                        session.segmentUsers()
                                .list(
                                        environment,
                                        SegmentUserQuery.builder()
                                                .segmentId(user.segmentId())
                                                .userId(user.userId())
                                                .build())
                                .items()));
        sides.sameAnswers(
                List.of(stored.stream().map(SegmentUser::id).toList()),
                ids -> new Answer.Value(List.of(ids.size(), 0, List.of())),
                (session, ids) -> List.of(
                        session.segmentUsers().delete(environment, ids),
                        session.segmentUsers().delete(environment, ids),
                        session.segmentUsers().listByEnvironment(environment)));
    }

    /** Where the user holds what must be refused. */
    private static Set<String> places(String environment, SegmentUser user) {
        Set<String> places = new HashSet<>();
        if (Limits.refused(user.id(), 511)) {
            places.add("id");
        }
        if (Limits.refused(user.segmentId(), 255) || user.segmentId().contains(":")) {
            places.add("segmentId");
        }
        if (Limits.refused(user.userId(), 255)) {
            places.add("userId");
        }
        if (Limits.refusedTogether(environment, user.id())) {
            places.add(KEY_ROW);
        }
        if (Limits.refusedTogether(environment, user.segmentId(), user.id())) {
            places.add(INDEX_ROW);
        }
        return places;
    }

    @Test
    void delete_anyTextAsId_marksNothingOrIsRefused() {
        sides.sameAnswers(
                TEXTS,
                text -> Answer.unless(Limits.refused(text, 511), "ids[0]", () -> 0),
                (session, text) -> session.segmentUsers().delete(Bystanders.ENVIRONMENT, List.of(text)));
    }
}
