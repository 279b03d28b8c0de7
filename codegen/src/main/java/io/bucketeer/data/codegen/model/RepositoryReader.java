package io.bucketeer.data.codegen.model;

import io.bucketeer.data.codegen.model.DataModel.ByHand;
import io.bucketeer.data.codegen.model.DataModel.FilterKind;
import io.bucketeer.data.codegen.model.ModelFile.FieldEntry;
import io.bucketeer.data.codegen.model.ModelFile.FilterEntry;
import io.bucketeer.data.codegen.model.ModelFile.PathEntry;
import io.bucketeer.data.codegen.model.ModelFile.RepositoryEntry;
import io.bucketeer.data.codegen.model.ModelFile.SortEntry;
import io.bucketeer.data.codegen.model.ModelFile.TableEntry;
import io.bucketeer.data.codegen.model.ModelFile.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads an entry of the section {@code tables}. */
final class RepositoryReader {

    private static final List<String> REQUIRED = List.of("record", "key", "columns");
    private static final List<String> KNOWN = List.of(
            "record",
            "key",
            "tenant",
            "version",
            "softDelete",
            "created",
            "updated",
            "unique",
            "kept",
            "hidden",
            "writes",
            "byHand",
            "directory",
            "columns",
            "filters",
            "sorts");
    private static final Map<String, FilterKind> KINDS = Map.of(
            "equals",
            FilterKind.EQUALS,
            "anyOf",
            FilterKind.ANY_OF,
            "containsAll",
            FilterKind.CONTAINS_ALL,
            "notEmpty",
            FilterKind.NOT_EMPTY,
            "exists",
            FilterKind.EXISTS,
            "search",
            FilterKind.SEARCH);

    /** A column, the members that lead to an enum, and one of its constants. */
    private static final Pattern PATH = Pattern.compile("(\\w+)((?:\\.\\w+)+) (\\w+)");

    private static final Pattern SIZE = Pattern.compile("size (\\w+)");

    /** A Java type and what the filter does. */
    private static final Pattern FILTER_BY_HAND = Pattern.compile("byHand (\\w+) (.+)");

    private static final Pattern SORT_BY_HAND = Pattern.compile("byHand (.+)");

    private static final Pattern TYPE_NAME = Pattern.compile("[A-Z][A-Za-z0-9]*");

    private final YamlTree tree;
    private final Problems problems;

    RepositoryReader(YamlTree tree, Problems problems) {
        this.tree = tree;
        this.problems = problems;
    }

    Optional<TableEntry> read(YamlTree.Entry entry, BiFunction<Node, String, List<FieldEntry>> columns) {
        Word table = entry.key();
        Map<String, Node> fields = tree.fields(entry.value(), "table " + table, KNOWN);
        List<String> missing =
                REQUIRED.stream().filter(key -> !fields.containsKey(key)).toList();
        if (!missing.isEmpty()) {
            problems.add(table.at(), "table " + table + " lacks " + String.join(", ", missing) + "; add it");
            return Optional.empty();
        }
        RepositoryEntry repository = new RepositoryEntry(
                required(table, fields, "record"),
                required(table, fields, "key"),
                optional(table, fields, "tenant"),
                optional(table, fields, "version"),
                optional(table, fields, "softDelete"),
                optional(table, fields, "created"),
                optional(table, fields, "updated"),
                unique(table, Optional.ofNullable(fields.get("unique"))),
                words(table, fields, "kept"),
                words(table, fields, "hidden"),
                words(table, fields, "writes"),
                byHand(table, fields),
                directory(table, fields),
                filters(table, Optional.ofNullable(fields.get("filters"))),
                sorts(table, Optional.ofNullable(fields.get("sorts"))));
        List<FieldEntry> columnEntries = Optional.ofNullable(fields.get("columns"))
                .map(node -> columns.apply(node, table.text()))
                .orElse(List.of());
        return Optional.of(new TableEntry(table, columnEntries, Optional.of(repository)));
    }

    /** A word that is there; where it is no single word, that is noted and an empty one stands in. */
    private Word required(Word table, Map<String, Node> fields, String key) {
        return optional(table, fields, key).orElse(new Word("", table.at()));
    }

    private Optional<Word> optional(Word table, Map<String, Node> fields, String key) {
        return Optional.ofNullable(fields.get(key)).flatMap(node -> tree.word(node, table + "." + key));
    }

    private Optional<Word> byHand(Word table, Map<String, Node> fields) {
        return optional(table, fields, "byHand")
                .filter(name -> isTypeName(
                        name, table + ".byHand is '" + name + "'; write the name of what is written by hand"));
    }

    private Optional<Word> directory(Word table, Map<String, Node> fields) {
        return optional(table, fields, "directory")
                .filter(name -> name.text().equals(RepositoryCheck.PLAIN_DIRECTORY)
                        || isTypeName(
                                name,
                                table + ".directory is '" + name + "'; write true or the name of what is written by"
                                        + " hand for it, or leave it out"));
    }

    private boolean isTypeName(Word name, String otherwise) {
        boolean fits = TYPE_NAME.matcher(name.text()).matches();
        if (!fits) {
            problems.add(name.at(), otherwise);
        }
        return fits;
    }

    private List<Word> words(Word table, Map<String, Node> fields, String key) {
        return Optional.ofNullable(fields.get(key))
                .map(node -> tree.words(node, table + "." + key))
                .orElse(List.of());
    }

    private List<Word> unique(Word table, Optional<Node> node) {
        String what = "unique of " + table;
        List<YamlTree.Entry> keys = node.map(n -> tree.entries(n, what)).orElse(List.of());
        if (keys.size() > 1) {
            problems.add(keys.get(1).key().at(), what + " has several keys; keep the one that an upsert goes by");
        }
        return keys.stream()
                .findFirst()
                .map(key -> tree.words(key.value(), what))
                .orElse(List.of());
    }

    private List<FilterEntry> filters(Word table, Optional<Node> node) {
        List<FilterEntry> filters = new ArrayList<>();
        for (YamlTree.Entry entry :
                node.map(n -> tree.entries(n, "filters of " + table)).orElse(List.of())) {
            tree.word(entry.value(), "filter " + entry.key())
                    .flatMap(text -> filter(table, entry.key(), text))
                    .ifPresent(filters::add);
        }
        return filters;
    }

    private Optional<FilterEntry> filter(Word table, Word name, Word text) {
        Matcher byHand = FILTER_BY_HAND.matcher(text.text());
        if (byHand.matches()) {
            return Optional.of(new FilterEntry(
                    name,
                    FilterKind.BY_HAND,
                    List.of(),
                    Optional.empty(),
                    Optional.of(new ByHand(byHand.group(1), byHand.group(2)))));
        }
        String[] parts = text.text().split(" ", 2);
        FilterKind kind = KINDS.get(parts[0]);
        if (kind == null || parts.length == 1) {
            return refuse(table, name, text);
        }
        if (kind == FilterKind.EXISTS) {
            return exists(table, name, text, PATH.matcher(parts[1]));
        }
        List<Word> columns = Arrays.stream(parts[1].split(",", -1))
                .map(column -> new Word(column.strip(), text.at()))
                .toList();
        return Optional.of(new FilterEntry(name, kind, columns, Optional.empty(), Optional.empty()));
    }

    private Optional<FilterEntry> exists(Word table, Word name, Word text, Matcher path) {
        if (!path.matches()) {
            return refuse(table, name, text);
        }
        List<String> members = List.of(path.group(2).substring(1).split("\\.", -1));
        return Optional.of(new FilterEntry(
                name,
                FilterKind.EXISTS,
                List.of(new Word(path.group(1), text.at())),
                Optional.of(new PathEntry(members, path.group(3))),
                Optional.empty()));
    }

    private Optional<FilterEntry> refuse(Word table, Word name, Word text) {
        problems.add(
                text.at(),
                table + ": filter " + name + " is '" + text
                        + "'; write `equals column`, `anyOf column`, `containsAll column`, `notEmpty column`,"
                        + " `exists column.member.member CONSTANT`, `search column, column` or `byHand Type meaning`");
        return Optional.empty();
    }

    private List<SortEntry> sorts(Word table, Optional<Node> node) {
        List<SortEntry> sorts = new ArrayList<>();
        for (YamlTree.Entry entry :
                node.map(n -> tree.entries(n, "sorts of " + table)).orElse(List.of())) {
            tree.word(entry.value(), "sort " + entry.key()).ifPresent(text -> sorts.add(sort(entry.key(), text)));
        }
        return sorts;
    }

    private static SortEntry sort(Word name, Word text) {
        Matcher byHand = SORT_BY_HAND.matcher(text.text());
        if (byHand.matches()) {
            return new SortEntry(name, Optional.empty(), false, Optional.of(new ByHand("", byHand.group(1))));
        }
        Matcher size = SIZE.matcher(text.text());
        return size.matches()
                ? new SortEntry(name, Optional.of(new Word(size.group(1), text.at())), true, Optional.empty())
                : new SortEntry(name, Optional.of(text), false, Optional.empty());
    }
}
