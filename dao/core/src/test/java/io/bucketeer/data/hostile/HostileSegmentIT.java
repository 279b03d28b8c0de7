package io.bucketeer.data.hostile;

import static io.bucketeer.data.hostile.Rows.BY_CODE_POINT;
import static io.bucketeer.data.hostile.Rows.NUMBERS;
import static io.bucketeer.data.hostile.Rows.text;

import io.bucketeer.data.model.Clause;
import io.bucketeer.data.model.Operator;
import io.bucketeer.data.model.Rule;
import io.bucketeer.data.model.Segment;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/**
 * Every hostile text in every field and key of a segment, on both databases: stored and read back exactly, or refused
 * before any SQL.
 */
final class HostileSegmentIT extends HostileContract {

    private static final String ENVIRONMENT = "segments";
    private static final List<String> PATHS = List.of(
            "id",
            "name",
            "description",
            "rules[0].id",
            "rules[0].clauses[0].id",
            "rules[0].clauses[0].attribute",
            "rules[0].clauses[0].values[0]",
            "rules[0].clauses[0].values[1]");

    @Test
    void segments_anyTextInAnyField_areStoredChangedAndRemovedExactlyOrRefused() {
        sides.sameAnswers(
                NUMBERS.stream().filter(i -> !places(i).isEmpty()).toList(),
                i -> Answer.refused(places(i)),
                (session, i) -> {
                    session.segments().insert(ENVIRONMENT, fill(i, (path, text) -> text));
                    return "stored";
                });
        List<Segment> rows = NUMBERS.stream()
                .map(HostileSegmentIT::storable)
                .sorted(Comparator.comparing(Segment::id, BY_CODE_POINT))
                .toList();
        sides.sameAnswers(List.of(rows), Answer.Value::new, (session, all) -> {
            session.segments().insertAll(ENVIRONMENT, all);
            return session.segments().listByEnvironment(ENVIRONMENT);
        });
        sides.sameAnswers(NUMBERS, i -> new Answer.Value(changed(rows, i)), (session, i) -> {
            Segment change = changed(rows, i).toBuilder()
                    .updatedAt(rows.get(i).updatedAt())
                    .build();
            session.segments().update(ENVIRONMENT, change);
            return session.segments().find(ENVIRONMENT, change.id()).orElseThrow();
        });
        sides.sameAnswers(
                rows,
                row -> new Answer.Value(List.of(true, false)),
                (session, row) -> List.of(
                        session.segments().delete(ENVIRONMENT, row.id()),
                        session.segments().delete(ENVIRONMENT, row.id())));
    }

    /** The row with all that the next one has but id and name, as an update leaves it. */
    private static Segment changed(List<Segment> rows, int i) {
        Segment row = rows.get(i);
        return rows.get((i + 1) % rows.size()).toBuilder()
                .id(row.id())
                .name(row.name())
                .updatedAt(row.updatedAt().plusSeconds(1))
                .build();
    }

    /** A segment with another text in each place; taken together, each place has each text once. */
    private static Segment fill(int number, BiFunction<String, String, String> textAt) {
        List<String> texts = PATHS.stream()
                .map(path -> textAt.apply(path, text(number + 37 * PATHS.indexOf(path))))
                .toList();
        Clause clause = new Clause(texts.get(4), texts.get(5), Operator.EQUALS, List.of(texts.get(6), texts.get(7)));
        return Rows.segment(texts.get(0))
                .name(texts.get(1))
                .description(texts.get(2))
                .rules(List.of(new Rule(texts.get(3), null, List.of(clause))))
                .build();
    }

    /** Where the segment of that number holds what must be refused. */
    private static Set<String> places(int number) {
        Set<String> places = new HashSet<>();
        Segment filled = fill(number, (path, text) -> {
            if (path.equals("name") ? Limits.refused(text, 255) : Limits.refusedInFeature(path, text)) {
                places.add(path);
            }
            return text;
        });
        if (Limits.refusedTogether(ENVIRONMENT, filled.name(), filled.id())) {
            places.add("environmentId, name and id");
        }
        return places;
    }

    /** The segment of that number without what must be refused. */
    private static Segment storable(int number) {
        Set<String> refused = places(number);
        Segment filled = fill(number, (path, text) -> refused.contains(path) ? "plain " + number : text);
        return Limits.refusedTogether(ENVIRONMENT, filled.name(), filled.id())
                ? filled.toBuilder().name("plain " + number).build()
                : filled;
    }
}
