package io.bucketeer.data.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** From text to the node tree of its only document, within limits that no honest file meets. */
final class YamlDocument {

    private static final int MAXIMUM_DEPTH = 20;
    private static final int MAXIMUM_ALIASES = 50;
    private static final int MAXIMUM_CODE_POINTS = 256 * 1024;

    /** Keys that are no plain text are let through, since the walk can name their line. */
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowNonScalarKeys(true)
            .setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(MAXIMUM_ALIASES)
            .setCodePointLimit(MAXIMUM_CODE_POINTS)
            .build();

    private YamlDocument() {}

    /** The root; empty after a problem was added. */
    static Optional<Node> root(String yaml, Problems problems) {
        String text = yaml.startsWith("\uFEFF") ? yaml.substring(1) : yaml;
        try {
            if (!isWithinLimits(text, problems)) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            if (root.isEmpty()) {
                problems.add(0, "", null, "holds no configuration");
            }
            return root;
        } catch (ReaderException e) {
            problems.add(lineOf(text, e.getPosition()), "", null, "holds a character that YAML does not allow");
        } catch (MarkedYamlEngineException e) {
            problems.add(line(e.getProblemMark()), "", null, "is not well-formed YAML: " + explanation(e.getProblem()));
        } catch (YamlEngineException e) {
            problems.add(
                    0,
                    "",
                    null,
                    "is larger than " + MAXIMUM_CODE_POINTS + " characters or has more than " + MAXIMUM_ALIASES
                            + " aliases");
        }
        return Optional.empty();
    }

    static int line(Node node) {
        return line(node.getStartMark());
    }

    /** The parser, unlike the composer, needs no stack, so hostile nesting is found here before it can do harm. */
    private static boolean isWithinLimits(String text, Problems problems) {
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            depth += depthChange(event);
            documents += event instanceof DocumentStartEvent ? 1 : 0;
            String refusal = null;
            if (depth > MAXIMUM_DEPTH) {
                refusal = "is nested deeper than " + MAXIMUM_DEPTH + " levels";
            } else if (documents > 1) {
                refusal = "starts a second document: keep one";
            } else if (hasTag(event)) {
                refusal = "has a tag ('!'): remove it, or quote the text";
            }
            if (refusal != null) {
                problems.add(line(event.getStartMark()), "", null, refusal);
                return false;
            }
        }
        return true;
    }

    private static int depthChange(Event event) {
        return switch (event.getEventId()) {
            case MappingStart, SequenceStart -> 1;
            case MappingEnd, SequenceEnd -> -1;
            default -> 0;
        };
    }

    private static boolean hasTag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag().isPresent();
        }
        return event instanceof CollectionStartEvent collection
                && collection.getTag().isPresent();
    }

    /** The parser's own words, except where they repeat the text, which may be a secret. */
    private static String explanation(@Nullable String problem) {
        if (problem == null || problem.contains("alias") || problem.contains("handle")) {
            return "an alias ('*') or a tag ('!') is not defined; quote the text if it is none";
        }
        return problem;
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(-1) + 1;
    }

    private static int lineOf(String text, int position) {
        return 1
                + (int) text.codePoints().limit(position).filter(c -> c == '\n').count();
    }
}
