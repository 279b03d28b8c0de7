package io.bucketeer.data.codegen.model;

import io.bucketeer.data.codegen.model.DataModel.Column;
import io.bucketeer.data.codegen.model.DataModel.Write;
import io.bucketeer.data.codegen.model.ModelFile.RepositoryEntry;
import io.bucketeer.data.codegen.model.ModelFile.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that a repository can offer the writes that it names, with the columns that it keeps and hides. */
final class WriteCheck {

    private final Word table;
    private final RepositoryEntry entry;
    private final NamedColumns columns;

    WriteCheck(RepositoryEntry entry, NamedColumns columns) {
        this.table = columns.table();
        this.entry = entry;
        this.columns = columns;
    }

    /** What the repository offers; a word that is no write is noted. */
    Set<Write> writes() {
        Set<Write> writes =
                entry.writes().stream().flatMap(word -> write(word).stream()).collect(Collectors.toSet());
        entry.kept().forEach(column -> checkKept(column, writes));
        entry.hidden().forEach(column -> checkHidden(column, writes));
        return writes;
    }

    private Optional<Write> write(Word word) {
        Optional<Write> found = Arrays.stream(Write.values())
                .filter(write -> write.name().toLowerCase(Locale.ROOT).equals(word.text()))
                .findFirst();
        if (found.isEmpty()) {
            add(word, "'" + word + "' is no write; write insert, update, upsert or delete");
        }
        found.map(this::missing).ifPresent(missing -> missing.forEach(need -> add(word, need)));
        return found;
    }

    /** What is missing for a write. */
    private List<String> missing(Write write) {
        List<String> missing = new ArrayList<>();
        if (write != Write.INSERT && entry.updated().isEmpty()) {
            missing.add(write.name().toLowerCase(Locale.ROOT) + " needs the time of change; declare updated");
        }
        if (write == Write.UPSERT && entry.unique().isEmpty()) {
            missing.add("upsert goes by a key beside the primary one; declare unique");
        }
        if (write == Write.DELETE
                && entry.softDelete().isPresent()
                && entry.version().isEmpty()) {
            missing.add("delete with softDelete needs a version to compare; declare version");
        }
        return missing;
    }

    private void checkKept(Word column, Set<Write> writes) {
        if (columns.column("kept", column).isEmpty()) {
            return;
        }
        if (!writes.contains(Write.UPDATE)) {
            add(column, "kept says what an update leaves alone, but there is none; write update, or remove kept");
        }
        if (names(entry.version(), column) || names(entry.updated(), column)) {
            add(column, "kept names " + column + ", which every update changes; remove it there");
        }
    }

    private void checkHidden(Word column, Set<Write> writes) {
        Optional<Column> found = columns.column("hidden", column);
        if (isUsed(column)) {
            add(column, "hidden names " + column + ", which the repository works with; remove it there");
        }
        boolean inserts = writes.contains(Write.INSERT) || writes.contains(Write.UPSERT);
        found.filter(hidden ->
                        inserts && !hidden.nullable() && hidden.defaultText().isEmpty())
                .ifPresent(hidden -> add(
                        column,
                        "hidden names " + column + ", which an insert leaves out but the databases demand; give it a"
                                + " default in a migration, or write the insert by hand"));
    }

    private boolean isUsed(Word column) {
        Stream<Word> single = Stream.of(
                        Optional.of(entry.key()),
                        entry.tenant(),
                        entry.version(),
                        entry.softDelete(),
                        entry.created(),
                        entry.updated())
                .flatMap(Optional::stream);
        Stream<Word> several = Stream.concat(entry.unique().stream(), entry.kept().stream());
        Stream<Word> sorts = entry.sorts().stream().flatMap(sort -> sort.column().stream());
        return Stream.concat(Stream.concat(single, several), sorts)
                .anyMatch(word -> word.text().equals(column.text()));
    }

    private static boolean names(Optional<Word> role, Word column) {
        return role.filter(word -> word.text().equals(column.text())).isPresent();
    }

    private void add(Word at, String problem) {
        columns.problems().add(at.at(), table + ": " + problem);
    }
}
