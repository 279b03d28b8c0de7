package io.bucketeer.data.dialect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.dialect.Branch;
import io.bucketeer.data.dialect.Branch.Leaf;
import io.bucketeer.data.dialect.Branch.Twig;
import io.bucketeer.data.dialect.MalformedValueException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextCompositeReaderTest {

    /** As the server prints it: one more doubling of quotes and backslashes for every level. */
    private static final String FULL = resource("branch.txt");

    private final List<String> unknown = new ArrayList<>();

    @Test
    void everyLevelOfQuoting_isUndone() {
        assertThat(read(FULL))
                .isEqualTo(new Branch(
                        ",\"\\",
                        7,
                        List.of("a", "b \"x\"", "", "NULL", "\\"),
                        new Leaf("red", -1),
                        List.of(new Leaf(" ", 2)),
                        List.of(new Twig(null, List.of(), List.of("a,b", "{\"}")))));
        assertThat(unknown).isEmpty();
    }

    @Test
    void nullAndMissingAttributes_areZeroValues() {
        Branch zero = new Branch("", 0, List.of(), null, List.of(), List.of());
        assertThat(read("(,,,,,)")).isEqualTo(zero);
        assertThat(read("()")).isEqualTo(zero);
        assertThat(read("(\"\",0,{})")).isEqualTo(zero);
        assertThat(unknown).isEmpty();
    }

    @Test
    void surplusAttributes_areSkippedAndReportedUnlessNull() {
        assertThat(read("(a,1,,\"(red,7,new,)\",,,,{x})"))
                .isEqualTo(new Branch("a", 1, List.of(), new Leaf("red", 7), List.of(), List.of()));
        assertThat(unknown).containsExactly("attribute 3", "attribute 8");
    }

    @Test
    void lowerBoundOfAnArray_isSkipped() {
        assertThat(read("(,,\"[0:1]={a,b}\")").words()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "(",
                "(a",
                "(\"a",
                "(a\\",
                "(a,1",
                "(a,1)x",
                "(a,b)",
                "(a,1.0)",
                "(a,99999999999)",
                "(,,a)",
                "(,,{)",
                "(,,{a)",
                "(,,\"{a,}\")",
                "(,,{NULL})",
                "(,,{null})",
                "(,,{{a}})",
                "(,,[0:1])",
                "(,,,red)",
                "(,,,,{red})",
                "(,,,,{NULL})",
                "(,,,,\"{\"\"(a,1\"\"}\")"
            })
    void whatTheServerNeverPrints_isMalformed(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedValueException.class);
    }

    @Test
    void messageOfAMalformedValue_namesThePlaceAndNotTheValue() {
        assertThatThrownBy(() -> read("(secret,geheim)"))
                .hasMessage("holds something else than a number in its text form");
        assertThatThrownBy(() -> read("(secret,1")).hasMessage("holds no end at character 9 of its text form");
    }

    @Test
    void garbledText_givesAValueOrIsMalformed_nothingElse() {
        Random random = new Random(20_260_301);
        String signs = "(){},\"\\[]=aN1 ";
        int malformed = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder garbled = new StringBuilder(FULL);
            for (int i = random.nextInt(3); i >= 0; i--) {
                garbled.setCharAt(random.nextInt(garbled.length()), signs.charAt(random.nextInt(signs.length())));
            }
            try {
                read(garbled.toString());
            } catch (MalformedValueException e) {
                malformed++;
            }
        }
        assertThat(malformed).isBetween(4_000, 19_999);
    }

    private static String resource(String name) {
        try (InputStream in = TextCompositeReaderTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Branch read(String text) {
        return Branch.SINGLE.readComposite(new TextCompositeReader(text, unknown::add));
    }
}
