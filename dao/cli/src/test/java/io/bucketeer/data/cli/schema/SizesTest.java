package io.bucketeer.data.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {

    @ParameterizedTest
    @CsvSource({
        "512, 0.5 kB",
        "16384, 16.0 kB",
        "1048576, 1.0 MB",
        "2576980378, 2.4 GB",
        "1099511627776, 1.0 TB",
        "2251799813685248, 2048.0 TB"
    })
    void sizesHaveAUnit(long bytes, String text) {
        assertThat(Sizes.text(bytes)).isEqualTo(text);
    }
}
