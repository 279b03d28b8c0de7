package io.bucketeer.data.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL that only one database understands stands in that database's package: what ArchUnit cannot see, texts. */
final class DialectWordsTest {

    private static final Path CORE = Path.of("..", "core", "src");

    /** Texts in the first group; characters and comments only so that quotes within them open no text. */
    private static final Pattern TEXTS = Pattern.compile(
            "(\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*+\")|'(?:\\\\.|[^'\\\\])'|//[^\n]*+|/\\*.*?\\*/", Pattern.DOTALL);

    private static final Pattern DIALECT_WORDS = Pattern.compile(
            "on conflict|on duplicate key|insert ignore|::[a-z]|\\bto_jsonb?\\b|\\bjsonb?_\\w+ *\\(|\\bjsonb\\b"
                    + "|\\bmember of\\b|\\bunnest\\b|\\bilike\\b|\\barray\\[|\\bany\\(|\\brow\\("
                    + "|@@\\w|\\bpg_\\w|\\binformation_schema\\b|\\bcollate\\b|`",
            Pattern.CASE_INSENSITIVE);

    @Test
    void core_outsideTheDatabasesPackages_hasNoDialectWords() throws IOException {
        List<Path> files = sharedSources();
        assertThat(files).hasSizeGreaterThan(100);
        assertThat(files.stream().flatMap(DialectWordsTest::dialectTexts)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call(\"INSERT INTO t VALUES (?) ON CONFLICT (id) DO NOTHING\")",
                "call(\"\"\"\n    insert into t values (?)\n    on duplicate key update id = id\"\"\")",
                "call('\"', \"?::jsonb\")",
                "/* \" */ call(\"JSON_CONTAINS(tags, ?)\")",
                "call(\"jsonb_populate_record(null, ?)\")",
                "call(\"? MEMBER OF (tags)\")",
                "call(\"a \\\" ILIKE ?\")",
                "call(\"select @@version\")",
                "call(\"`feature`\")"
            })
    void dialectTexts_ofTextOfOneDatabase_findsIt(String source) {
        assertThat(dialectTexts(source)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// \"on conflict\"",
                "/** \"?::jsonb\" */",
                "call(Tag::name, \"name\")",
                "case \"json_schema_validator\" -> 3;",
                "call(\"for update\")"
            })
    void dialectTexts_ofOtherText_findsNothing(String source) {
        assertThat(dialectTexts(source)).isEmpty();
    }

    private static List<Path> sharedSources() throws IOException {
        try (Stream<Path> main = Files.walk(CORE.resolve("main/java"));
                Stream<Path> generated = Files.walk(CORE.resolve("generated/java"))) {
            return Stream.concat(main, generated)
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.getParent().endsWith("dialect/mysql"))
                    .filter(file -> !file.getParent().endsWith("dialect/postgres"))
                    .toList();
        }
    }

    private static Stream<String> dialectTexts(Path file) {
        try {
            return dialectTexts(Files.readString(file)).map(text -> file.getFileName() + ": " + text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> dialectTexts(String source) {
        return TEXTS.matcher(source)
                .results()
                .map(MatchResult::group)
                .filter(token -> token.startsWith("\""))
                .filter(text -> DIALECT_WORDS.matcher(text).find());
    }
}
