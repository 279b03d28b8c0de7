package io.bucketeer.data.config;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Checks the form of a section that belongs to other libraries: mappings of mappings of single values. */
final class OpenSection {

    private static final int MAXIMUM_DEPTH = 4;

    private final Problems problems;

    OpenSection(Problems problems) {
        this.problems = problems;
    }

    void check(Section root, Shape shape) {
        Node node = root.node(shape);
        if (node == null) {
            return;
        }
        if (node instanceof MappingNode mapping) {
            check(mapping, shape.name(), 1);
            return;
        }
        root.problem(shape.name(), "must be a mapping of keys");
    }

    private void check(MappingNode mapping, String path, int depth) {
        for (NodeTuple tuple : mapping.getValue()) {
            int line = YamlDocument.line(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(line, path, null, "has a key that is a list or a mapping");
                continue;
            }
            checkValue(tuple.getValueNode(), path + "." + key.getValue(), line, depth);
        }
    }

    private void checkValue(Node value, String name, int line, int depth) {
        if (value instanceof ScalarNode) {
            return;
        }
        if (!(value instanceof MappingNode mapping)) {
            problems.add(line, name, null, "is a list: give a single value or a mapping");
        } else if (depth == MAXIMUM_DEPTH) {
            problems.add(line, name, null, "is nested deeper than " + MAXIMUM_DEPTH + " levels");
        } else {
            check(mapping, name, depth + 1);
        }
    }
}
