package io.bucketeer.data.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeySecretTest {

    /** {@code 00 01 … 1f} with the CRC-32 of what stands before it, as Python's zlib computes it. */
    private static final String KNOWN =
            "bkt_000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f" + "91da3c66";

    @Test
    void generate_manyTimes_givesWellFormedSecretsThatAllDiffer() {
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            ApiKeySecret secret = ApiKeySecret.generate();
            assertThat(secret.reveal()).matches("bkt_[0-9a-f]{72}");
            assertThat(secret.isWellFormed()).isTrue();
            texts.add(secret.reveal());
        }
        assertThat(texts).hasSize(1_000);
    }

    @Test
    void generate_manyTimes_setsEveryBitOfThe256InHalfOfThem() {
        int[] ones = new int[256];
        for (int i = 0; i < 1_000; i++) {
            String text = ApiKeySecret.generate().reveal();
            for (int bit = 0; bit < 256; bit++) {
                int digit = Character.digit(text.charAt(4 + bit / 4), 16);
                ones[bit] += digit >> bit % 4 & 1;
            }
        }
        assertThat(IntStream.of(ones).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(350, 650)); // more than nine deviations
    }

    @Test
    void isWellFormed_knownText_isTrue() {
        assertThat(ApiKeySecret.of(KNOWN).isWellFormed()).isTrue();
    }

    @Test
    void isWellFormed_anyOneCharacterChangedLeftOutOrAdded_isFalse() {
        for (int i = 0; i < KNOWN.length(); i++) {
            String before = KNOWN.substring(0, i);
            String after = KNOWN.substring(i + 1);
            for (char other : "0123456789abcdefABCDEFbkt_- \0\n\uD800é".toCharArray()) {
                if (other != KNOWN.charAt(i)) {
                    assertThat(ApiKeySecret.of(before + other + after).isWellFormed())
                            .as("%s at %d", (int) other, i)
                            .isFalse();
                }
                assertThat(ApiKeySecret.of(before + other + KNOWN.substring(i)).isWellFormed())
                        .as("%s put in at %d", (int) other, i)
                        .isFalse();
            }
            assertThat(ApiKeySecret.of(before + after).isWellFormed()).isFalse();
        }
        assertThat(ApiKeySecret.of(KNOWN + " ").isWellFormed()).isFalse();
        assertThat(ApiKeySecret.of(KNOWN + "\n").isWellFormed()).isFalse();
    }

    @Test
    void isWellFormed_checksumOfAnotherForm_isFalse() {
        String body = "bkt_" + "A".repeat(64);
        CRC32 checksum = new CRC32();
        checksum.update(body.getBytes(StandardCharsets.US_ASCII));
        assertThat(ApiKeySecret.of(body + "%08x".formatted(checksum.getValue())).isWellFormed())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bkt_",
                "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
                "f0e1d2c3-0000-4000-8000-000000000000"
            })
    void isWellFormed_secretOfAnotherSystem_isFalse(String text) {
        assertThat(ApiKeySecret.of(text).isWellFormed()).isFalse();
    }

    @Test
    void equals_comparesTheExactText() {
        assertThat(ApiKeySecret.of("key")).isEqualTo(ApiKeySecret.of("key")).hasSameHashCodeAs(ApiKeySecret.of("KEY"));
        for (String other : new String[] {"KEY", "key ", "ke", "", "\uD800"}) {
            assertThat(ApiKeySecret.of("key")).isNotEqualTo(ApiKeySecret.of(other));
        }
        assertThat(ApiKeySecret.of("\uD800")).isNotEqualTo(ApiKeySecret.of("\uD801"));
    }

    @Test
    void toString_showsNothingOfTheText() {
        assertThat(ApiKeySecret.of(KNOWN)).hasToString("****");
    }

    @Test
    void of_null_isRefused() {
        assertThatThrownBy(() -> ApiKeySecret.of(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the text of a secret is null");
    }
}
