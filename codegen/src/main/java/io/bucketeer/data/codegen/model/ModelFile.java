package io.bucketeer.data.codegen.model;

import io.bucketeer.data.codegen.model.DataModel.ByHand;
import io.bucketeer.data.codegen.model.DataModel.FilterKind;
import io.bucketeer.data.codegen.model.DataModel.JsonForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code model.yaml} as it is written: names not yet resolved, each with its position. Plain data, immutable, in the
 * order of the file.
 *
 * @param file the file as a whole
 * @param tables the tables with a repository, then the plain ones
 */
public record ModelFile(
        Position file,
        List<EnumEntry> enums,
        List<NestedEntry> nested,
        List<JsonEntry> json,
        List<NestedEntry> wrappers,
        List<TableEntry> tables) {

    public ModelFile {
        enums = List.copyOf(enums);
        nested = List.copyOf(nested);
        json = List.copyOf(json);
        wrappers = List.copyOf(wrappers);
        tables = List.copyOf(tables);
    }

    /**
     * Reads a file.
     *
     * @throws ModelException naming every line that does not have the form of a model file
     */
    public static ModelFile read(Path path) throws IOException {
        Path name = path.getFileName();
        return parse(name == null ? "" : name.toString(), Files.readString(path));
    }

    /**
     * Parses a text.
     *
     * @param source the name that problems give the text
     * @throws ModelException naming every line that does not have the form of a model file
     */
    public static ModelFile parse(String source, String text) {
        return new ModelFileReader(source).read(text);
    }

    /** A word and where it stands. */
    public record Word(String text, Position at) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** An enum. */
    public record EnumEntry(Word name, List<NumberEntry> constants) {
        public EnumEntry {
            constants = List.copyOf(constants);
        }
    }

    /** An enum constant and its number. */
    public record NumberEntry(Word name, int number) {}

    /** A nested type or a wrapper. */
    public record NestedEntry(Word name, List<FieldEntry> members) {
        public NestedEntry {
            members = List.copyOf(members);
        }
    }

    /** The JSON form of a nested type. */
    public record JsonEntry(Word nested, JsonForm form) {}

    /** A member or column and its type. */
    public record FieldEntry(Word name, TypeEntry type) {}

    /** A type as written: {@code text}, {@code [clause]}, {@code audience?}. */
    public record TypeEntry(String name, boolean list, boolean optional, Position at) {
        @Override
        public String toString() {
            return (list ? "[" + name + "]" : name) + (optional ? "?" : "");
        }
    }

    /** A table; a plain one has no repository. */
    public record TableEntry(Word name, List<FieldEntry> columns, Optional<RepositoryEntry> repository) {
        public TableEntry {
            columns = List.copyOf(columns);
        }
    }

    /** What a repository offers, in column names. */
    public record RepositoryEntry(
            Word record,
            Word key,
            Optional<Word> tenant,
            Optional<Word> version,
            Optional<Word> softDelete,
            Optional<Word> created,
            Optional<Word> updated,
            List<Word> unique,
            List<Word> kept,
            List<Word> hidden,
            List<Word> writes,
            Optional<Word> byHand,
            Optional<Word> directory,
            List<FilterEntry> filters,
            List<SortEntry> sorts) {
        public RepositoryEntry {
            unique = List.copyOf(unique);
            kept = List.copyOf(kept);
            hidden = List.copyOf(hidden);
            writes = List.copyOf(writes);
            filters = List.copyOf(filters);
            sorts = List.copyOf(sorts);
        }
    }

    /** A filter: {@code search: search id, name}. */
    public record FilterEntry(
            Word name, FilterKind kind, List<Word> columns, Optional<PathEntry> path, Optional<ByHand> byHand) {
        public FilterEntry {
            columns = List.copyOf(columns);
        }
    }

    /** What follows the column in {@code exists rules.clauses.operator FEATURE_FLAG}. */
    public record PathEntry(List<String> members, String constant) {
        public PathEntry {
            members = List.copyOf(members);
        }
    }

    /**
     * A sort key: {@code NAME: name}, {@code TAGS: size tags}, {@code CONNECTIONS: byHand by what is written by hand}.
     */
    public record SortEntry(Word name, Optional<Word> column, boolean bySize, Optional<ByHand> byHand) {}
}
