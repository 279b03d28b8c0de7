package io.bucketeer.data.hostile;

import static io.bucketeer.data.hostile.Rows.BY_CODE_POINT;
import static io.bucketeer.data.hostile.Rows.COUNT;
import static io.bucketeer.data.hostile.Rows.NUMBERS;
import static io.bucketeer.data.hostile.Rows.TEXTS;
import static io.bucketeer.data.hostile.Rows.cleaned;
import static io.bucketeer.data.hostile.Rows.text;

import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.Tag;
import io.bucketeer.data.repository.FeatureQuery;
import io.bucketeer.data.repository.InEnvironment;
import io.bucketeer.data.repository.TagQuery;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every hostile text in every field and key, on both databases: each answers as the rules say, which is also how the
 * other one answers. A text is stored and read back exactly, or refused before any SQL; tables and rows of others stay
 * as they are.
 */
final class HostileTextIT extends HostileContract {

    private static final List<String> PATHS = TextFiller.paths(Feature.class);
    private static final String INDEX_ROW = "environmentId, name and id";

    private final Feature feature = Rows.feature("f").build();
    private final Tag tag = Rows.tag("t", "n").build();

    @Test
    void features_anyTextInAnyField_areStoredExactlyOrRefused() {
        String environment = "fields";
        sides.sameAnswers(
                NUMBERS.stream().filter(i -> !places(environment, i).isEmpty()).toList(),
                i -> Answer.refused(places(environment, i)),
                (session, i) -> done(() -> session.features().insert(environment, fill(i, (path, text) -> text))));
        List<Feature> stored = NUMBERS.stream()
                .map(i -> storable(environment, i))
                .sorted(Comparator.comparing(Feature::id, BY_CODE_POINT))
                .toList();
        sides.sameAnswers(List.of(stored), Answer.Value::new, (session, rows) -> {
            session.features().insertAll(environment, rows);
            return session.features().listByEnvironment(environment);
        });
        sides.sameAnswers(NUMBERS, i -> new Answer.Value(changed(stored, i)), (session, i) -> {
            Feature change = changed(stored, i).toBuilder().version(1).build();
            session.features().update(environment, change);
            return session.features().find(environment, change.id()).orElseThrow();
        });
        sides.sameAnswers(
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
    void tags_anyTextInAnyFieldOrKey_areStoredExactlyOrRefused() {
        String environment = "tags";
        sides.sameAnswers(
                NUMBERS.stream().filter(i -> !tagPlaces(i).isEmpty()).toList(),
                i -> Answer.refused(tagPlaces(i)),
                (session, i) -> done(() -> session.tags()
                        .insert(environment, Rows.tag(text(i), text(i + 1)).build())));
        List<Tag> rows = NUMBERS.stream()
                .map(i -> Rows.tag(cleaned(i, 255), cleaned(i + 1, 255)).build())
                .sorted(Comparator.comparing(Tag::id, BY_CODE_POINT))
                .toList();
        sides.sameAnswers(List.of(rows), Answer.Value::new, (session, all) -> {
            session.tags().upsert(environment, all);
            return session.tags().listByEnvironment(environment);
        });
        sides.sameAnswers(
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
    void lastUses_anyTextInAnyField_areStoredExactlyOrRefused() {
        String environment = "last uses";
        sides.sameAnswers(
                NUMBERS.stream().filter(i -> !lastUsePlaces(i).isEmpty()).toList(),
                i -> Answer.refused(lastUsePlaces(i)),
                (session, i) -> done(() -> session.featureLastUsedInfos()
                        .upsert(environment, List.of(lastUse(text(i), text(i + 1), text(i + 2))))));
        List<FeatureLastUsedInfo> rows = NUMBERS.stream()
                .map(i -> lastUse(cleaned(i, 253), "1." + i + ".0", "2." + i + ".0"))
                .sorted(Comparator.comparing(FeatureLastUsedInfo::id, BY_CODE_POINT))
                .toList();
        sides.sameAnswers(List.of(rows), Answer.Value::new, (session, all) -> {
            session.featureLastUsedInfos().upsert(environment, all);
            session.featureLastUsedInfos().upsert(environment, all);
            return session.featureLastUsedInfos().listByEnvironment(environment);
        });
    }

    private static FeatureLastUsedInfo lastUse(String feature, String oldest, String latest) {
        return Rows.lastUse(feature).toBuilder()
                .clientOldestVersion(oldest)
                .clientLatestVersion(latest)
                .build();
    }

    /** Where the last use of that number holds what must be refused; none of the texts is a version. */
    private static Set<String> lastUsePlaces(int number) {
        Set<String> places = new HashSet<>();
        if (Limits.refused(text(number) + ":1", 255)) {
            places.add("id");
        }
        if (Limits.refused(text(number), 255)) {
            places.add("featureId");
        }
        if (!text(number + 1).isEmpty()) {
            places.add("clientOldestVersion");
        }
        if (!text(number + 2).isEmpty()
                || text(number + 1).isEmpty() != text(number + 2).isEmpty()) {
            places.add("clientLatestVersion");
        }
        return places;
    }

    @Test
    void environments_anyTextAsId_haveTheirOwnRowsOrAreRefused() {
        sides.sameAnswers(
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
        List<String> environments = Stream.concat(
                        Stream.of(Bystanders.ENVIRONMENT),
                        TEXTS.stream().filter(text -> environmentPlaces(text).isEmpty()))
                .sorted(BY_CODE_POINT)
                .toList();
        sides.sameAnswers(
                List.of("directories"),
                any -> new Answer.Value(List.of(environments, environments)),
                (session, any) -> List.of(
                        environmentsOf(feature, session.featureDirectory().stream()),
                        environmentsOf(tag, session.tagDirectory().stream())));
    }

    private static <R> List<String> environmentsOf(R row, Stream<InEnvironment<R>> everywhere) {
        return everywhere
                .filter(found -> found.item().equals(row))
                .map(InEnvironment::environmentId)
                .toList();
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

    private static Object done(Runnable call) {
        call.run();
        return "done";
    }
}
