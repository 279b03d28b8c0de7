package io.bucketeer.data.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Texts meant to break whoever writes them into a statement, a document, a pattern or a message: a reviewed list, and
 * what a small grammar makes of quotes, fragments and comments. Always the same, in the same order, each once.
 */
final class HostileTexts {

    private static final List<String> ENDS = List.of("'", "\"", "`", "')", "\\'", "$$", "\"}]", "\")");

    private static final List<String> FRAGMENTS = List.of("", " OR 1=1", "; DROP TABLE tag", " UNION SELECT 1");

    private static final List<String> COMMENTS = List.of("-- ", "#", "/*");

    private static final List<String> PARAMETERS = List.of("?", "$1", ":name", "@p", "{0}", "%s", "${x}", "{fn x()}");

    private static final List<Integer> LENGTHS = List.of(255, 256, 511, 512);

    private HostileTexts() {}

    /** All of them. */
    static List<String> all() {
        Set<String> texts = new LinkedHashSet<>(reviewed());
        texts.add("");
        brokenOut(texts);
        parameters(texts);
        controlCharacters(texts);
        longOnes(texts);
        unstorable(texts);
        return List.copyOf(texts);
    }

    /** What gets out of a literal, does something, and hides the rest. */
    private static void brokenOut(Set<String> texts) {
        for (String end : ENDS) {
            for (String fragment : FRAGMENTS) {
                for (String comment : COMMENTS) {
                    texts.add("a" + end + fragment + comment);
                }
            }
        }
    }

    private static void parameters(Set<String> texts) {
        for (String parameter : PARAMETERS) {
            texts.add(parameter);
            texts.add("'" + parameter + "'");
            texts.add("a " + parameter + " b");
            texts.add(parameter + parameter);
        }
    }

    /** All but NUL, which is among the {@link #unstorable}. */
    private static void controlCharacters(Set<String> texts) {
        for (int codePoint = 1; codePoint < 0xA0; codePoint++) {
            if (Character.isISOControl(codePoint)) {
                texts.add("a" + Character.toString(codePoint) + "b");
            }
        }
    }

    /** Around every limit of a column, in characters of one to four bytes; a description's is 65,535 bytes. */
    private static void longOnes(Set<String> texts) {
        for (int length : LENGTHS) {
            texts.add("'".repeat(length));
            texts.add("\u00E9".repeat(length));
            texts.add("\uD83C\uDF63".repeat(length));
        }
        texts.add(" ".repeat(256));
        texts.add("a" + " ".repeat(255));
        texts.add("\\\"".repeat(5_000));
        texts.add("\u20AC".repeat(21_845));
        texts.add("\u20AC".repeat(21_846));
    }

    /** What one of the databases cannot store, or would store as something else. */
    private static void unstorable(Set<String> texts) {
        texts.add("\0");
        texts.add("a\0");
        texts.add("'\0 OR 1=1 --");
        texts.add("\uD800");
        texts.add("\uDFFF");
        texts.add("a\uD83Cb");
        texts.add("\uDF63\uD83C");
        texts.add("\uD83C\uDF63\uD83C");
    }

    private static List<String> reviewed() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(HostileTexts.class.getResourceAsStream("texts.txt")), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("# "))
                    .map(HostileTexts::unescaped)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescaped(String line) {
        StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < line.length()) {
            if (line.charAt(i) != '\\') {
                text.append(line.charAt(i++));
            } else if (line.charAt(i + 1) != 'u') {
                text.append(character(line, line.charAt(i + 1)));
                i += 2;
            } else {
                boolean braces = line.charAt(i + 2) == '{';
                int start = braces ? i + 3 : i + 2;
                int end = braces ? line.indexOf('}', start) : start + 4;
                text.appendCodePoint(Integer.parseInt(line, start, end, 16));
                i = braces ? end + 1 : end;
            }
        }
        return text.toString();
    }

    private static char character(String line, char escape) {
        return switch (escape) {
            case '\\' -> '\\';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw new IllegalStateException("unknown escape in: " + line);
        };
    }
}
