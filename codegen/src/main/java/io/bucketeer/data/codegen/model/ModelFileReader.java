package io.bucketeer.data.codegen.model;

import io.bucketeer.data.codegen.model.DataModel.JsonForm;
import io.bucketeer.data.codegen.model.ModelFile.EnumEntry;
import io.bucketeer.data.codegen.model.ModelFile.FieldEntry;
import io.bucketeer.data.codegen.model.ModelFile.JsonEntry;
import io.bucketeer.data.codegen.model.ModelFile.NestedEntry;
import io.bucketeer.data.codegen.model.ModelFile.NumberEntry;
import io.bucketeer.data.codegen.model.ModelFile.TableEntry;
import io.bucketeer.data.codegen.model.ModelFile.TypeEntry;
import io.bucketeer.data.codegen.model.ModelFile.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the form of {@code model.yaml}; what its names mean is the builder's question. One use per text. */
final class ModelFileReader {

    private static final List<String> SECTIONS = List.of("enums", "nested", "json", "wrappers", "tables", "plain");

    private final Position file;
    private final Problems problems = new Problems();
    private final YamlTree tree;

    ModelFileReader(String source) {
        this.file = new Position(source, 0);
        this.tree = new YamlTree(file, problems);
    }

    ModelFile read(String text) {
        Map<String, Node> sections = tree.root(text)
                .map(root -> tree.fields(root, "the file", SECTIONS))
                .orElse(Map.of());
        RepositoryReader repositories = new RepositoryReader(tree, problems);
        List<TableEntry> tables = new ArrayList<>();
        for (YamlTree.Entry entry : section(sections, "tables")) {
            repositories.read(entry, this::fieldsOf).ifPresent(tables::add);
        }
        for (YamlTree.Entry entry : section(sections, "plain")) {
            tables.add(new TableEntry(
                    entry.key(), fieldsOf(entry.value(), entry.key().text()), Optional.empty()));
        }
        ModelFile model = new ModelFile(
                file,
                section(sections, "enums").stream().map(this::enumOf).toList(),
                section(sections, "nested").stream().map(this::nestedOf).toList(),
                section(sections, "json").stream()
                        .flatMap(e -> jsonOf(e).stream())
                        .toList(),
                section(sections, "wrappers").stream().map(this::nestedOf).toList(),
                tables);
        problems.throwIfAny();
        return model;
    }

    private List<YamlTree.Entry> section(Map<String, Node> sections, String name) {
        Node node = sections.get(name);
        return node == null ? List.of() : tree.entries(node, "section '" + name + "'");
    }

    private EnumEntry enumOf(YamlTree.Entry entry) {
        List<NumberEntry> constants = new ArrayList<>();
        for (YamlTree.Entry constant : tree.entries(entry.value(), "enum " + entry.key())) {
            String what = entry.key() + "." + constant.key();
            tree.word(constant.value(), what)
                    .flatMap(word -> number(what, word))
                    .ifPresent(number -> constants.add(new NumberEntry(constant.key(), number)));
        }
        return new EnumEntry(entry.key(), constants);
    }

    private Optional<Integer> number(String what, Word word) {
        try {
            return Optional.of(Integer.valueOf(word.text()));
        } catch (NumberFormatException e) {
            problems.add(word.at(), what + ": '" + word + "' is no int; write the number that both databases store");
            return Optional.empty();
        }
    }

    private NestedEntry nestedOf(YamlTree.Entry entry) {
        return new NestedEntry(entry.key(), fieldsOf(entry.value(), entry.key().text()));
    }

    private Optional<JsonEntry> jsonOf(YamlTree.Entry entry) {
        return tree.word(entry.value(), "the JSON form of " + entry.key()).flatMap(word -> {
            for (JsonForm form : JsonForm.values()) {
                if (form.name().toLowerCase(Locale.ROOT).equals(word.text())) {
                    return Optional.of(new JsonEntry(entry.key(), form));
                }
            }
            problems.add(
                    word.at(),
                    entry.key() + ": '" + word + "' is no JSON form; write protojson, or leave out the plain");
            return Optional.empty();
        });
    }

    private List<FieldEntry> fieldsOf(Node node, String owner) {
        List<FieldEntry> fields = new ArrayList<>();
        for (YamlTree.Entry entry : tree.entries(node, owner)) {
            typeOf(entry.value(), owner + "." + entry.key())
                    .ifPresent(type -> fields.add(new FieldEntry(entry.key(), type)));
        }
        return fields;
    }

    private Optional<TypeEntry> typeOf(Node node, String what) {
        if (!(node instanceof SequenceNode)) {
            return tree.word(node, "the type of " + what).map(word -> {
                boolean optional = word.text().endsWith("?");
                String name = optional ? word.text().substring(0, word.text().length() - 1) : word.text();
                return new TypeEntry(name, false, optional, word.at());
            });
        }
        List<Word> elements = tree.words(node, "the type of " + what);
        if (elements.size() == 1 && !elements.getFirst().text().endsWith("?")) {
            Word element = elements.getFirst();
            return Optional.of(new TypeEntry(element.text(), true, false, element.at()));
        }
        problems.add(tree.position(node), what + ": a list has one element type, never null; write [element]");
        return Optional.empty();
    }
}
