package io.bucketeer.data.codegen.render;

/** Catalog comments as Javadoc. */
final class Docs {

    private Docs() {}

    /** The comment, safe inside Javadoc, ending with a full stop. */
    static String comment(String comment) {
        String text = comment.strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("*/", "*&#47;");
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }
}
