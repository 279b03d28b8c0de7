package io.bucketeer.data.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Texts that the documents show. */
final class Documents {

    static final Path README = Path.of("../../README.md");
    static final Path OPERATIONS = Path.of("../../docs/operations.md");

    private static final Path EXAMPLE = Path.of("src/test/java/io/bucketeer/data/examples/ReadmeExample.java");

    private Documents() {}

    /** The document's fenced blocks of that language, in order. */
    static List<String> blocks(Path document, String language) {
        return find(document, "```" + language + "\n(.*?)```");
    }

    /** The README's one fenced block of that language. */
    static String readmeBlock(String language) {
        return one(blocks(README, language));
    }

    /** The tagged part of the README's example, indented no more than needed. */
    static String readmeExample() {
        return one(find(EXAMPLE, "// tag::example\\[\\]\n(.*?)\n *// end::example\\[\\]"))
                        .stripIndent()
                + "\n";
    }

    private static String one(List<String> texts) {
        if (texts.size() != 1) {
            throw new IllegalStateException("there should be one of " + texts);
        }
        return texts.getFirst();
    }

    private static List<String> find(Path file, String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(read(file))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
