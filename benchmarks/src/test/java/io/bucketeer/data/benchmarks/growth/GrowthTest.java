package io.bucketeer.data.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GrowthTest {

    @Test
    void exponent_ofACostInProportionToTheRows_isOne() {
        assertThat(growth(30, 300, 3_000).exponent()).isEqualTo(1, within(1e-9));
    }

    @Test
    void exponent_ofTheSquareRootOfTheRows_isAHalf() {
        assertThat(new Growth(new TreeMap<>(Map.of(100, 10L, 10_000, 100L, 1_000_000, 1_000L))).exponent())
                .isEqualTo(0.5, within(1e-9));
    }

    @Test
    void isFlat_aLittleMoreWithEveryLevelOfAnIndex_holds() {
        assertThat(growth(53, 53, 54).isFlat()).isTrue();
        assertThat(growth(8, 10, 12).isFlat()).isTrue();
    }

    @Test
    void isFlat_gentleButMoreThanTwice_doesNot() {
        Growth growth = new Growth(new TreeMap<>(Map.of(1, 10L, 10, 10L, 100_000_000, 21L)));
        assertThat(growth.exponent()).isLessThan(Growth.FLAT_EXPONENT);
        assertThat(growth.factor()).isEqualTo(2.1, within(1e-9));
        assertThat(growth.isFlat()).isFalse();
    }

    @Test
    void isFlat_steepButLessThanTwice_doesNot() {
        Growth growth = new Growth(new TreeMap<>(Map.of(100, 10L, 200, 11L, 400, 15L)));
        assertThat(growth.factor()).isLessThan(Growth.FLAT_FACTOR);
        assertThat(growth.exponent()).isGreaterThan(Growth.FLAT_EXPONENT);
        assertThat(growth.isFlat()).isFalse();
    }

    @Test
    void factor_isOverTheLargerOfTheTwoSmallestSizes() {
        assertThat(growth(5, 20, 30).factor()).isEqualTo(1.5);
    }

    /** At 1,000, 10,000 and 100,000 rows. */
    private static Growth growth(long thousand, long tenThousand, long hundredThousand) {
        return new Growth(new TreeMap<>(Map.of(1_000, thousand, 10_000, tenThousand, 100_000, hundredThousand)));
    }
}
