package io.bucketeer.data.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bucketeer.data.error.InvalidDataException;
import io.bucketeer.data.error.InvalidDataException.Violation;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatorTest {

    private static final String SUSHI = "🍣";

    @Test
    void text_asLongAsAllowedInCodePoints_isAccepted() {
        accepts(v -> v.text("name", "a".repeat(3), 3));
        accepts(v -> v.text("name", SUSHI.repeat(3), 3));
        accepts(v -> v.text("name", "", 0));
    }

    @Test
    void text_oneCodePointTooLong_isRefusedWithItsLength() {
        refuses(v -> v.text("name", "aaaa", 3), "name: is 4 characters long but it may have at most 3");
        refuses(v -> v.text("name", SUSHI.repeat(4), 3), "name: is 4 characters long but it may have at most 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83C", "a\uD83C", "\uD83Ca", "\uDF63", "\uDF63\uD83C", "\uD83C\uD83C\uDF63"})
    void text_loneSurrogate_isRefused(String value) {
        assertThat(violations(v -> v.text("name", value)))
                .singleElement()
                .satisfies(violation ->
                        assertThat(violation.toString()).contains("holds half of a surrogate pair at index "));
    }

    @Test
    void text_nul_isRefusedWithItsPlace() {
        refuses(v -> v.text("name", "a\0b"), "name: holds a NUL character at index 1, which PostgreSQL cannot store");
        refuses(
                v -> v.text("name", SUSHI + "\0"),
                "name: holds a NUL character at index 2, which PostgreSQL cannot store");
    }

    @Test
    void finish_textsThatTogetherFillARow_areAcceptedAndOneMoreCharacterRefused() {
        String half = SUSHI.repeat(2 * 1024 * 1024 - 16);
        accepts(v -> v.texts("users", List.of(half, half)));
        refuses(
                v -> v.texts("users", List.of(half, half + "a")),
                "feature: holds 4194305 characters, counting 16 more for each text, but it may hold at most 4194304");
    }

    @Test
    void longText_limitIsInBytes() {
        accepts(v -> v.longText("note", "a".repeat(65_535)));
        accepts(v -> v.longText("note", SUSHI.repeat(16_383)));
        refuses(
                v -> v.longText("note", SUSHI.repeat(16_384)),
                "note: is 65536 bytes long in UTF-8 but it may have at most 65535");
        refuses(
                v -> v.longText("note", "a".repeat(65_536)),
                "note: is 65536 bytes long in UTF-8 but it may have at most 65535");
    }

    @Test
    void texts_eachIsChecked() {
        refuses(
                v -> v.texts("tags", Arrays.asList("ok", null, "long", "\0"), 3),
                "tags[1]: is null",
                "tags[2]: is 4 characters long but it may have at most 3",
                "tags[3]: holds a NUL character at index 0, which PostgreSQL cannot store");
    }

    @Test
    void nested_problemIsNamedByItsWholePath() {
        refuses(
                v -> v.list(
                        "rules",
                        List.of("first", "second"),
                        (inner, rule) ->
                                inner.nested("strategy", rule, (deepest, value) -> deepest.text("id", value, 5))),
                "rules[1].strategy.id: is 6 characters long but it may have at most 5");
    }

    @Test
    void nested_absentValue_isAccepted() {
        accepts(v -> v.nested("strategy", null, (inner, value) -> inner.report("id", "was looked at")));
    }

    @Test
    void list_nullElement_isRefused() {
        refuses(v -> v.list("rules", Arrays.asList("a", null), (inner, rule) -> {}), "rules[1]: is null");
    }

    @Test
    void indexRow_limitIsOnTheSumOfBytes() {
        accepts(v -> v.indexRow("a and b", "a".repeat(1_300), "b".repeat(1_300)));
        accepts(v -> v.indexRow("a and b", SUSHI.repeat(325), SUSHI.repeat(325)));
        accepts(v -> v.indexRow("a and b", "", SUSHI.repeat(650)));
        refuses(
                v -> v.indexRow("a and b", "a".repeat(1_301), "b".repeat(1_300)),
                "a and b: are together 2601 bytes long in UTF-8 but an index row holds at most 2600");
        refuses(
                v -> v.indexRow("a and b", "a", SUSHI.repeat(650)),
                "a and b: are together 2601 bytes long in UTF-8 but an index row holds at most 2600");
        refuses(
                v -> v.indexRow("a, b and c", "é".repeat(433), "é".repeat(433), "é".repeat(435)),
                "a, b and c: are together 2602 bytes long in UTF-8 but an index row holds at most 2600");
        refuses(
                v -> v.indexRow("a, b and c", "あ".repeat(255), "あ".repeat(255), SUSHI.repeat(500)),
                "a, b and c: are together 3530 bytes long in UTF-8 but an index row holds at most 2600");
    }

    @Test
    void indexedTexts_limitIsOnTheSumOfBytes() {
        String name = SUSHI.repeat(128);
        accepts(v -> v.indexedTexts("tags", List.of(name, name, name, name)));
        accepts(v -> v.indexedTexts("tags", Collections.nCopies(500, "é")));
        refuses(
                v -> v.indexedTexts("tags", List.of(name, name, name, name, "a")),
                "tags: are together 2049 bytes long in UTF-8 but may have at most 2048");
        refuses(
                v -> v.indexedTexts("tags", Arrays.asList(null, name, name, name, name, "é")),
                "tags[0]: is null",
                "tags: are together 2050 bytes long in UTF-8 but may have at most 2048");
    }

    @Test
    void finish_severalProblems_namesAllAtOnce() {
        refuses(
                v -> {
                    v.text("id", "aa", 1);
                    v.text("name", "bb", 1);
                },
                "id: is 2 characters long but it may have at most 1",
                "name: is 2 characters long but it may have at most 1");
    }

    private static void accepts(Consumer<Validator> checks) {
        Validator validator = validator();
        checks.accept(validator);
        assertThatCode(validator::finish).doesNotThrowAnyException();
    }

    private static void refuses(Consumer<Validator> checks, String... problems) {
        assertThat(violations(checks)).extracting(Violation::toString).containsExactly(problems);
    }

    private static List<Violation> violations(Consumer<Validator> checks) {
        Validator validator = validator();
        checks.accept(validator);
        return catchThrowableOfType(InvalidDataException.class, validator::finish)
                .violations();
    }

    private static Validator validator() {
        return new Validator(new Action("insert", "feature", "env", "id"));
    }
}
