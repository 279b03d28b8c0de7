package io.bucketeer.data.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseNameTest {

    @ParameterizedTest
    @CsvSource({
        "FeatureRepositoryIT, test_feature_repository_it_",
        "two words, test_two_words_",
        "'  Größe 7! ', test_gr_e_7_",
        "already_snake, test_already_snake_"
    })
    void thePurposeLeadsTheName(String purpose, String start) {
        assertThat(DatabaseName.unique(purpose)).matches(start + "[0-9a-f]{10}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "x", "AnIntegrationTestWhoseNameIsLongerThanAnyDatabaseAllowsForItsNamesToBe"})
    void everyNameIsShortLowerSnake(String purpose) {
        assertThat(DatabaseName.unique(purpose)).hasSizeLessThanOrEqualTo(60).matches("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    }

    @Test
    void noNameIsGivenTwice() {
        assertThat(DatabaseName.unique("x")).isNotEqualTo(DatabaseName.unique("x"));
    }
}
