package io.bucketeer.data.config;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One mapping of the file. Every look-up adds its problems and goes on, so that one reading finds them all. */
final class Section {

    private record Entry(int line, Node value) {}

    private final Reading reading;
    private final Shape shape;
    private final String path;
    private final int line;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> refused = new HashSet<>();

    private Section(Reading reading, Shape shape, String path, int line) {
        this.reading = reading;
        this.shape = shape;
        this.path = path;
        this.line = line;
    }

    /** The whole file. */
    static Section root(Reading reading, Shape shape, Node node) {
        Section root = new Section(reading, shape, "", YamlDocument.line(node));
        root.fill(node);
        return root;
    }

    boolean has(Key<?> key) {
        return entries.containsKey(key.name());
    }

    boolean has(Shape inner) {
        return entries.containsKey(inner.name());
    }

    /** Where a problem with a key is reported: at the key, or at the section that lacks it. */
    private int lineOf(String name) {
        Entry entry = entries.get(name);
        return entry == null ? line : entry.line;
    }

    /** The full name of a key, as messages show it. */
    String nameOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Whether nothing was wrong with the key so far, so that its value can be held against others. */
    boolean isSound(Key<?> key) {
        return !refused.contains(key.name());
    }

    /** Whether nothing was wrong with any key so far. */
    boolean isSound() {
        return refused.isEmpty();
    }

    /** A problem with the key, such as that it is missing; the statement continues "key '…' …". */
    void problem(String name, String statement) {
        refused.add(name);
        reading.problems().add(lineOf(name), nameOf(name), null, statement);
    }

    /** A problem with the value, which is shown unless it is a secret; the rule continues "it …". */
    void refuse(Key<?> key, String rule) {
        refused.add(key.name());
        String text = key.secret() ? null : rawText(key.name());
        reading.problems().add(lineOf(key.name()), nameOf(key.name()), text, text == null ? rule : "it " + rule);
    }

    private void missing(Key<?> key) {
        problem(
                key.name(),
                "is missing: give " + key.meaning() + ", which " + key.kind().rule());
    }

    /** An inner section; an absent one is empty, and says so where a key of it must be given. */
    Section section(Shape inner) {
        Section section = new Section(reading, inner, nameOf(inner.name()), lineOf(inner.name()));
        Entry entry = entries.get(inner.name());
        if (entry != null) {
            section.fill(entry.value);
        }
        return section;
    }

    /** What stands there, for whoever reads more than single values. */
    @Nullable
    Node node(Shape inner) {
        Entry entry = entries.get(inner.name());
        return entry == null ? null : entry.value;
    }

    /** The value; empty where the key is absent, or after a problem was added. */
    <T> Optional<T> find(Key<T> key) {
        return text(key).flatMap(text -> {
            T value = key.kind().parse(text);
            if (value == null) {
                refuse(key, key.kind().rule(text));
            }
            return Optional.ofNullable(value);
        });
    }

    /** The value; empty only after a problem was added. */
    <T> Optional<T> require(Key<T> key) {
        if (!has(key)) {
            missing(key);
        }
        return find(key);
    }

    /** The value, or the key's fallback. */
    <T> T read(Key<T> key) {
        return find(key).orElseGet(key::requireFallback);
    }

    /** The text with its variables replaced; empty where the key is absent, or after a problem was added. */
    private Optional<String> text(Key<?> key) {
        return raw(key).map(raw ->
                reading.environment().substitute(raw, UnaryOperator.identity(), rule -> problem(key.name(), rule)));
    }

    /** The text as it stands in the file; empty where the key is absent, or after a problem was added. */
    Optional<String> raw(Key<?> key) {
        Entry entry = entries.get(key.name());
        if (entry == null) {
            return Optional.empty();
        }
        if (!(entry.value instanceof ScalarNode scalar)) {
            problem(
                    key.name(),
                    "is a list or a mapping: give a single value, which "
                            + key.kind().rule());
            return Optional.empty();
        }
        if (scalar.getTag().equals(Tag.NULL)) {
            problem(key.name(), "has no value: give one, or remove the key");
            return Optional.empty();
        }
        return Optional.of(scalar.getValue());
    }

    private @Nullable String rawText(String name) {
        Entry entry = entries.get(name);
        return entry != null && entry.value instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    private void fill(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            reading.problems().add(line, path, null, "must be a mapping of keys: " + known());
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            add(tuple);
        }
    }

    private void add(NodeTuple tuple) {
        int at = YamlDocument.line(tuple.getKeyNode());
        if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
            reading.problems().add(at, path, null, "has a key that is a list or a mapping: " + known());
            return;
        }
        String name = scalar.getValue();
        if (!shape.names().contains(name)) {
            reading.problems().add(at, nameOf(name), null, "is not known here: " + remedy(name));
            return;
        }
        Entry first = entries.putIfAbsent(name, new Entry(at, tuple.getValueNode()));
        if (first != null) {
            reading.problems().add(at, nameOf(name), null, "stands in line " + first.line + " already: keep one");
        }
    }

    private String remedy(String wrong) {
        return Suggestion.closest(wrong, shape.names())
                .map(name -> "did you mean '" + name + "'?")
                .orElseGet(this::known);
    }

    private String known() {
        return "the keys are " + String.join(", ", shape.names());
    }
}
