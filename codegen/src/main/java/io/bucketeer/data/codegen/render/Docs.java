package io.bucketeer.data.codegen.render;

import io.bucketeer.data.codegen.model.DataModel.ScalarType;
import io.bucketeer.data.codegen.render.RecordRenderer.Component;

/** Catalog comments as Javadoc. */
final class Docs {

    /** What the comment of a column of epoch seconds says; in Java the value is no number. */
    private static final String EPOCH_SECONDS = ", epoch seconds, UTC";

    private Docs() {}

    /** The comment, safe inside Javadoc, ending with a full stop. */
    static String comment(String comment) {
        String text = escaped(comment);
        return text.isEmpty() ? text : text + ".";
    }

    /** What a component of a record is, in the words of its column's comment but as Java shows it. */
    static String component(Component component) {
        String text = escaped(component.comment());
        if (component.type() == ScalarType.INSTANT) {
            text = text.contains(EPOCH_SECONDS)
                    ? text.replace(EPOCH_SECONDS, ", to the second")
                    : text + ", to the second";
        }
        if (component.list()) {
            return text.replaceFirst("\\babsent\\b", "empty") + ".";
        }
        if (!component.nullable()) {
            return text + ".";
        }
        String named = text.replaceFirst("\\babsent\\b", "{@code null}");
        return named + (named.equals(text) ? "; {@code null} when there is none." : ".");
    }

    private static String escaped(String comment) {
        String text = comment.strip();
        return (text.endsWith(".") ? text.substring(0, text.length() - 1) : text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;");
    }
}
