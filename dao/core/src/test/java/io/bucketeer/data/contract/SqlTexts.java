package io.bucketeer.data.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The SQL of this module, as it stands in its sources. */
public final class SqlTexts {

    private static final Pattern TEXT = Pattern.compile("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*+\"", Pattern.DOTALL);

    private static final Pattern SQL = Pattern.compile("\\b(select|where|set|and|or|values)\\b|\\{[0-9]}");

    /** {@code ||} is "or" to MySQL, and {@code /} divides whole numbers in two ways. */
    private static final Pattern DIFFERENT_OPERATOR = Pattern.compile("\\|\\||[\\w)}?] */ *[\\w({?]");

    private SqlTexts() {}

    /** The texts of a Java source. */
    static Stream<String> texts(String source) {
        return TEXT.matcher(source).results().map(MatchResult::group);
    }

    /** The texts of a Java source that look like SQL. */
    static Stream<String> in(String source) {
        return texts(source).filter(text -> SQL.matcher(text).find());
    }

    /** The texts of all sources, and the calls of jOOQ's DSL, that the pattern is found in. */
    static List<String> found(Pattern inTexts, Pattern inCode) {
        List<String> found = new ArrayList<>();
        for (Path source : sources()) {
            String code = read(source);
            texts(code).filter(text -> inTexts.matcher(text).find()).forEach(found::add);
            inCode.matcher(code).results().map(MatchResult::group).forEach(found::add);
        }
        return found;
    }

    /** All code of this module that can hold SQL. */
    static List<Path> sources() {
        try (Stream<Path> main = Files.walk(Path.of("src", "main", "java"));
                Stream<Path> generated = Files.walk(Path.of("src", "generated", "java"))) {
            return Stream.concat(main, generated)
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those sources that both databases share. */
    static List<Path> sharedSources() {
        return sources().stream()
                .filter(file -> !file.getParent().endsWith("dialect/mysql"))
                .filter(file -> !file.getParent().endsWith("dialect/postgres"))
                .toList();
    }

    /** The texts in the sources that both databases share with an operator that the servers read differently. */
    public static List<String> differentOperators() {
        return sharedSources().stream()
                .flatMap(source -> differentOperators(read(source)).stream())
                .toList();
    }

    /** Those of a Java source. */
    static List<String> differentOperators(String source) {
        return in(source)
                .filter(text -> DIFFERENT_OPERATOR.matcher(text).find())
                .toList();
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
