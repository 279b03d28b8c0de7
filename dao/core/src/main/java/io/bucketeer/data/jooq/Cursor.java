package io.bucketeer.data.jooq;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Where a page ended, as an opaque token: sort value and key of its last row, under a checksum that also covers the
 * query and the environment. The checksum tells mistakes, not attacks: a forged cursor only moves the start inside the
 * environment that the caller names anyway.
 *
 * @param sortValue the last row's value in the sort column, as text
 * @param key the last row's key
 */
record Cursor(String sortValue, String key) {

    private static final int CHECKSUM_BYTES = 8;
    private static final char SEPARATOR = ':';

    /** The token for callers. */
    String encode(byte[] fingerprint) {
        // any character may be in both, U+0000 too in rows that others wrote to MySQL
        String lengthAndTexts = sortValue.length() + Character.toString(SEPARATOR) + sortValue + key;
        byte[] position = lengthAndTexts.getBytes(StandardCharsets.UTF_8);
        byte[] token = ByteBuffer.allocate(CHECKSUM_BYTES + position.length)
                .put(checksum(fingerprint, position))
                .put(position)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The position that a token stands for; refused unless it was made for the same query and environment. */
    static Cursor decode(Action action, String token, byte[] fingerprint) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw Errors.badCursor(action, "is no token of this library");
        }
        if (bytes.length <= CHECKSUM_BYTES) {
            throw Errors.badCursor(action, "is cut short");
        }
        byte[] position = Arrays.copyOfRange(bytes, CHECKSUM_BYTES, bytes.length);
        byte[] checksum = Arrays.copyOf(bytes, CHECKSUM_BYTES);
        if (!MessageDigest.isEqual(checksum, checksum(fingerprint, position))) {
            throw Errors.badCursor(action, "was made for another query or environment, or was changed");
        }
        String text = new String(position, StandardCharsets.UTF_8);
        int separator = text.indexOf(SEPARATOR);
        try {
            int end = Math.addExact(separator + 1, Integer.parseInt(text.substring(0, separator)));
            return new Cursor(text.substring(separator + 1, end), text.substring(end));
        } catch (NumberFormatException | IndexOutOfBoundsException | ArithmeticException e) {
            throw Errors.badCursor(action, "was changed");
        }
    }

    private static byte[] checksum(byte[] fingerprint, byte[] position) {
        MessageDigest digest = sha256();
        digest.update(fingerprint);
        digest.update(position);
        return Arrays.copyOf(digest.digest(), CHECKSUM_BYTES);
    }

    /** The digest of fingerprints and checksums. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
