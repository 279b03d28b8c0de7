package io.bucketeer.data.codegen.model;

import io.bucketeer.data.codegen.model.ModelFile.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A YAML text as nodes with lines. Data binding would stop at the first problem; here each wrong node is noted and
 * read as empty. Not thread-safe.
 */
final class YamlTree {

    /** A key with its value. */
    record Entry(Word key, Node value) {}

    private final Position file;
    private final Problems problems;

    YamlTree(Position file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The root of the text; empty where the text is no YAML or has no content. */
    Optional<Node> root(String text) {
        LoadSettings settings =
                LoadSettings.builder().setLabel(file.source()).setUseMarks(true).build();
        try {
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            problems.add(position(e.getProblemMark()), "is no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(file, "is no YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** The entries of a mapping; each key once. */
    List<Entry> entries(Node node, String what) {
        if (!(node instanceof MappingNode mapping)) {
            problems.add(position(node), what + " must be a mapping; write `key: value` lines");
            return List.of();
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            word(tuple.getKeyNode(), "a key of " + what).ifPresent(key -> {
                if (entries.putIfAbsent(key.text(), new Entry(key, tuple.getValueNode())) != null) {
                    problems.add(key.at(), what + " has the key '" + key + "' twice; remove one");
                }
            });
        }
        return List.copyOf(entries.values());
    }

    /** The values of a mapping whose keys are known; any other key is a problem. */
    Map<String, Node> fields(Node node, String what, List<String> known) {
        Map<String, Node> fields = new LinkedHashMap<>();
        for (Entry entry : entries(node, what)) {
            if (known.contains(entry.key().text())) {
                fields.put(entry.key().text(), entry.value());
            } else {
                problems.add(
                        entry.key().at(),
                        what + " has the unknown key '" + entry.key() + "'; known are " + String.join(", ", known));
            }
        }
        return fields;
    }

    /** The words of a sequence. */
    List<Word> words(Node node, String what) {
        if (!(node instanceof SequenceNode sequence)) {
            problems.add(position(node), what + " must be a list; write [a, b]");
            return List.of();
        }
        List<Word> words = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            word(element, "an element of " + what).ifPresent(words::add);
        }
        return words;
    }

    /** A single word. */
    Optional<Word> word(Node node, String what) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(new Word(scalar.getValue(), position(node)));
        }
        problems.add(position(node), what + " must be a single word");
        return Optional.empty();
    }

    Position position(Node node) {
        return position(node.getStartMark());
    }

    private Position position(Optional<Mark> mark) {
        return new Position(file.source(), mark.map(m -> m.getLine() + 1).orElse(0));
    }
}
