package io.bucketeer.data.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.error.ErrorCode;
import io.bucketeer.data.error.InvalidDataException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final Action LIST = new Action("list", "feature", "env", null);
    private static final byte[] FINGERPRINT = "query and environment".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({"name,id", "'',''", "'',id", "name,''", "寿司🍣,ключ", "'a b','c/d+e='", "-5,1772366400"})
    void decode_tokenOfTheSameQuery_givesThePositionBack(String sortValue, String key) {
        Cursor cursor = new Cursor(sortValue, key);

        assertThat(Cursor.decode(LIST, cursor.encode(FINGERPRINT), FINGERPRINT)).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "1:", "a\0", "\0", "3:abc"})
    void decode_textsThatLookLikeTheFormOfAToken_areGivenBack(String text) {
        for (Cursor cursor : List.of(new Cursor(text, "id"), new Cursor("name", text), new Cursor(text, text))) {
            assertThat(Cursor.decode(LIST, cursor.encode(FINGERPRINT), FINGERPRINT))
                    .isEqualTo(cursor);
        }
    }

    @Test
    void encode_anyPosition_needsNoEscapingInUrls() {
        assertThat(new Cursor("寿司🍣", "??>>").encode(FINGERPRINT)).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void decode_otherQueryOrEnvironment_isRefused() {
        String token = new Cursor("name", "id").encode(FINGERPRINT);

        refuses(token, "other".getBytes(StandardCharsets.UTF_8), "was made for another query or environment");
    }

    @Test
    void decode_changedPosition_isRefused() {
        byte[] token = Base64.getUrlDecoder().decode(new Cursor("name", "id").encode(FINGERPRINT));
        token[token.length - 1]++;

        refuses(Base64.getUrlEncoder().encodeToString(token), FINGERPRINT, "or was changed");
    }

    @Test
    void decode_nameAndKeyExchanged_isRefused() {
        byte[] token = Base64.getUrlDecoder().decode(new Cursor("a", "b").encode(FINGERPRINT));
        token[token.length - 2] = 'b';
        token[token.length - 1] = 'a';

        refuses(Base64.getUrlEncoder().encodeToString(token), FINGERPRINT, "or was changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "AAAAAAAAAAA"})
    void decode_tokenWithoutRoomForAPosition_isRefused(String token) {
        refuses(token, FINGERPRINT, "is cut short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a token!", "ä", "="})
    void decode_textOfAnotherAlphabet_isRefused(String token) {
        refuses(token, FINGERPRINT, "is no token of this library");
    }

    private static void refuses(String token, byte[] fingerprint, String reason) {
        assertThatThrownBy(() -> Cursor.decode(LIST, token, fingerprint))
                .isInstanceOfSatisfying(
                        InvalidDataException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CURSOR))
                .hasMessageContaining("list feature in environment 'env': the cursor ")
                .hasMessageContaining(reason);
    }
}
