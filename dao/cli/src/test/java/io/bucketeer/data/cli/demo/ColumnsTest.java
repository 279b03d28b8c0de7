package io.bucketeer.data.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

    @ParameterizedTest
    @CsvSource({"abc, 3", "Größe, 5", "日本, 4", "본인, 4", "ポ, 2", "🎄, 2", "e\u0301, 1", "'', 0"})
    void wideCharactersTakeTwoColumnsAndMarksNone(String text, int width) {
        assertThat(Columns.width(text)).isEqualTo(width);
    }

    @Test
    void textIsFilledUpToTheWidthOrCut() {
        assertThat(Columns.left("日本", 6)).isEqualTo("日本  ");
        assertThat(Columns.left("日本語です", 6)).isEqualTo("日本… ");
        assertThat(Columns.right("7", 3)).isEqualTo("  7");
    }

    @Test
    void linesAreWrappedByColumnsAndControlsBecomeSpaces() {
        assertThat(Columns.wrap("ab日\ncd", 4)).containsExactly("ab日", " cd");
    }
}
