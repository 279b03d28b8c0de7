package io.bucketeer.data.cli.demo;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.ForeignKeyViolationException;
import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.SegmentUser;
import io.bucketeer.data.model.SegmentUserState;
import io.bucketeer.data.model.SegmentUsers;
import io.bucketeer.data.model.Strategies;
import io.bucketeer.data.repository.SegmentUserQuery;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Segments, their users, and the features that look into them. */
final class SegmentSteps {

    /** Stays, with its users, to the end. */
    static final String ID = "demo-segment";

    private static final String SHORT_LIVED = "demo-segment-short-lived";
    private static final String FEATURE = "demo-segment-feature";
    private static final int USERS = 3_000;

    private final Script script;
    private final ExpectedUsers users;
    private final String environment;
    private final Segment segment;

    SegmentSteps(Script script) {
        this.script = script;
        this.users = script.users();
        this.environment = script.data().mainEnvironment();
        Clause fromUlm = new Clause("demo-clause", "city", Operator.EQUALS, List.of("Ulm", "京都"));
        this.segment = Segment.builder()
                .id(ID)
                .name("Demo: premium")
                .rules(List.of(new Rule("demo-rule", null, List.of(fromUlm))))
                .createdAt(script.now())
                .updatedAt(script.now())
                .build();
    }

    void write() {
        script.succeeds(
                "insert a segment with a rule", database -> database.segments().insert(environment, segment));
        script.answers(
                "find it", Optional.of(segment), database -> database.segments().find(environment, ID));
        fill();
        remove();
        inUse();
        deleted();
    }

    /** What of it is there, for whoever asks later. */
    void writeAgain(String when) {
        script.answers(
                when + "find the segment",
                Optional.of(segment),
                database -> database.segments().find(environment, ID));
        streamed(when + "stream its users", SegmentUserQuery.builder().segmentId(ID));
    }

    private void fill() {
        List<SegmentUser> all = IntStream.range(0, USERS)
                .mapToObj(i -> SegmentUsers.of(ID, user(i), state(i)))
                .toList();
        users.upsert(all);
        script.answers(
                "add " + USERS + " users, every third excluded",
                USERS,
                database -> database.segmentUsers().upsert(environment, all));
        streamed("stream its users", SegmentUserQuery.builder().segmentId(ID));
        counted("count those who are included", SegmentUserState.INCLUDED);
        counted("count those who are excluded", SegmentUserState.EXCLUDED);
    }

    private static String user(int number) {
        return "kullanıcı-" + number;
    }

    private static SegmentUserState state(int number) {
        return number % 3 == 0 ? SegmentUserState.EXCLUDED : SegmentUserState.INCLUDED;
    }

    private void remove() {
        List<String> first = IntStream.range(0, 50)
                .mapToObj(i -> SegmentUsers.id(ID, user(i), state(i)))
                .toList();
        script.answers(
                "remove 50 of them",
                users.delete(first),
                database -> database.segmentUsers().delete(environment, first));
        script.answers(
                "remove them again",
                users.delete(first),
                database -> database.segmentUsers().delete(environment, first));
        streamed("stream who is left", SegmentUserQuery.builder().segmentId(ID));
        streamed(
                "stream the removed too",
                SegmentUserQuery.builder().segmentId(ID).deleted(null));
    }

    private void inUse() {
        using("ask which features use it", List.of());
        Clause inSegment = new Clause("demo-clause", "", Operator.SEGMENT, List.of(ID));
        Feature feature = Samples.bare(FEATURE, script.now()).toBuilder()
                .rules(List.of(new Rule("demo-rule", Strategies.fixed(""), List.of(inSegment))))
                .build();
        script.succeeds(
                "insert a feature that looks into it",
                database -> database.features().insert(environment, feature));
        script.rows().put(environment, feature);
        using("ask again which features use it", List.of(FEATURE));
        script.fails(
                "delete it while a feature uses it",
                ForeignKeyViolationException.class,
                ErrorCode.IN_USE,
                database -> database.segments().delete(environment, ID));
        writeAgain("after the refusal: ");
    }

    private void using(String name, List<String> features) {
        script.answers(name, features, database -> database.segments().featuresUsing(environment, ID));
    }

    private void deleted() {
        Segment other = segment.toBuilder().id(SHORT_LIVED).rules(List.of()).build();
        List<SegmentUser> two = List.of(
                SegmentUsers.of(SHORT_LIVED, "a", SegmentUserState.INCLUDED),
                SegmentUsers.of(SHORT_LIVED, "b", SegmentUserState.EXCLUDED));
        script.answers("insert another with two users, delete it", "2 stored, true, 0 left", database -> {
            database.segments().insert(environment, other);
            int stored = database.segmentUsers().upsert(environment, two);
            boolean deleted = database.segments().delete(environment, SHORT_LIVED);
            SegmentUserQuery query = SegmentUserQuery.builder()
                    .segmentId(SHORT_LIVED)
                    .deleted(null)
                    .build();
            return stored + " stored, " + deleted + ", "
                    + database.segmentUsers().count(environment, query) + " left";
        });
    }

    private void streamed(String name, SegmentUserQuery.Builder query) {
        SegmentUserQuery built = query.build();
        script.answers(
                name,
                users.list(built),
                database -> database.segmentUsers().stream(environment, built).toList());
    }

    private void counted(String name, SegmentUserState state) {
        SegmentUserQuery query =
                SegmentUserQuery.builder().segmentId(ID).state(state).build();
        script.answers(
                name,
                (long) users.list(query).size(),
                database -> database.segmentUsers().count(environment, query));
    }
}
