package io.bucketeer.data.hostile;

import static io.bucketeer.data.hostile.Rows.BY_CODE_POINT;
import static io.bucketeer.data.hostile.Rows.COUNT;
import static io.bucketeer.data.hostile.Rows.NUMBERS;
import static io.bucketeer.data.hostile.Rows.TEXTS;

import io.bucketeer.data.model.Environment;
import io.bucketeer.data.model.Organization;
import io.bucketeer.data.model.Project;
import io.bucketeer.data.repository.Session;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What {@link HostileTextIT} says of environments' rows, and keys, of what an installation consists of; {@link
 * HostileReadIT} lists it.
 */
final class HostileInstallationIT extends HostileContract {

    /** What every project and environment here belongs to, since no text of another name is an id. */
    private static final String PARENT = Bystanders.INSTALLATION;

    @Test
    void organizations_anyTextAnywhere_areStoredAndFoundExactlyOrRefused() {
        Kind<Organization> kind = new Kind<>(
                Organization.class,
                Organization::id,
                Organization::name,
                Organization::urlCode,
                (session, row) -> session.organizationDirectory().insert(row),
                (session, rows) -> session.organizationDirectory().insertAll(rows),
                session -> session.organizationDirectory().listAll());
        List<Organization> rows = anyTextInAnyField(kind);
        sides.sameAnswers(
                TEXTS,
                text -> found(rows, Organization::id, text, "id"),
                (session, text) -> session.organizationDirectory().find(text));
        sides.sameAnswers(
                TEXTS,
                text -> found(rows, Organization::urlCode, text, "urlCode"),
                (session, text) -> session.organizationDirectory().findByUrlCode(text));
    }

    @Test
    void projects_anyTextAnywhere_areStoredAndFoundExactlyOrRefused() {
        Kind<Project> kind = new Kind<>(
                Project.class,
                Project::id,
                Project::name,
                Project::urlCode,
                (session, row) -> session.projectDirectory().insert(row),
                (session, rows) -> session.projectDirectory().insertAll(rows),
                session -> session.projectDirectory().listAll());
        List<Project> rows = anyTextInAnyField(kind);
        sides.sameAnswers(
                TEXTS,
                text -> found(rows, Project::id, text, "id"),
                (session, text) -> session.projectDirectory().find(text));
    }

    @Test
    void environments_anyTextAnywhere_areStoredAndFoundExactlyOrRefused() {
        Kind<Environment> kind = new Kind<>(
                Environment.class,
                Environment::id,
                Environment::name,
                Environment::urlCode,
                (session, row) -> session.environmentDirectory().insert(row),
                (session, rows) -> session.environmentDirectory().insertAll(rows),
                session -> session.environmentDirectory().listAll());
        List<Environment> rows = anyTextInAnyField(kind);
        sides.sameAnswers(
                TEXTS,
                text -> found(rows, Environment::id, text, "id"),
                (session, text) -> session.environmentDirectory().find(text));
    }

    /** How rows of one kind are written and read. */
    private record Kind<T extends Record>(
            Class<T> type,
            Function<T, String> id,
            Function<T, String> name,
            Function<T, String> urlCode,
            BiConsumer<Session, T> insert,
            BiConsumer<Session, Collection<T>> insertAll,
            Function<Session, List<T>> listAll) {

        List<String> paths() {
            return TextFiller.paths(type);
        }

        /** A row with another text in each field; taken together, each field has each text once. */
        T fill(int number, BiFunction<String, String, String> textAt) {
            return TextFiller.fill(
                    type,
                    path -> path.endsWith("Id") && !path.equals("id")
                            ? PARENT
                            : textAt.apply(path, TEXTS.get((number + 37 * paths().indexOf(path)) % COUNT)));
        }

        /** Where the row of that number holds what must be refused. */
        Set<String> places(int number) {
            Set<String> places = new HashSet<>();
            T filled = fill(number, (path, text) -> {
                if (isRefused(path, text)) {
                    places.add(path);
                }
                return text;
            });
            places.addAll(wideIndexRows(filled));
            return places;
        }

        /** The row of that number without what must be refused. */
        T storable(int number) {
            Set<String> refused = places(number);
            boolean wide = refused.stream().anyMatch(place -> place.contains(" "));
            return fill(number, (path, text) -> refused.contains(path) || wide ? path + " " + number : text);
        }

        private Set<String> wideIndexRows(T row) {
            Set<String> wide = new HashSet<>();
            if (Limits.refusedTogether(name.apply(row), id.apply(row))) {
                wide.add("name and id");
            }
            if (Limits.refusedTogether(urlCode.apply(row), id.apply(row))) {
                wide.add("urlCode and id");
            }
            return wide;
        }

        private static boolean isRefused(String path, String text) {
            return path.equals("description") ? Limits.refusedInFeature(path, text) : Limits.refused(text, 255);
        }
    }

    /** The rows that are stored then. */
    private <T extends Record> List<T> anyTextInAnyField(Kind<T> kind) {
        sides.sameAnswers(
                NUMBERS.stream().filter(i -> !kind.places(i).isEmpty()).toList(),
                i -> Answer.refused(kind.places(i)),
                (session, i) -> {
                    kind.insert().accept(session, kind.fill(i, (path, text) -> text));
                    return "stored";
                });
        List<T> rows = NUMBERS.stream()
                .map(kind::storable)
                .sorted(Comparator.comparing(kind.id(), BY_CODE_POINT))
                .toList();
        sides.sameAnswers(List.of(rows), Answer.Value::new, (session, all) -> {
            kind.insertAll().accept(session, all);
            return withoutParent(kind.listAll().apply(session), kind);
        });
        return rows;
    }

    private static <T extends Record> List<T> withoutParent(List<T> rows, Kind<T> kind) {
        return rows.stream().filter(row -> !kind.id().apply(row).equals(PARENT)).toList();
    }

    private static <T> Answer found(List<T> rows, Function<T, String> field, String text, String place) {
        return Answer.unless(
                place.equals("id") ? Limits.refused(text, 255) : Limits.unstorable(text),
                place,
                () -> rows.stream().filter(row -> field.apply(row).equals(text)).findFirst());
    }
}
