package io.bucketeer.data.repository;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The secret of an API key: what a program sends to be let in. Whoever has it is let in, so neither {@code toString}
 * nor any message shows it. Immutable.
 *
 * <p>One that this library makes reads {@code bkt_}, 64 hexadecimal digits of 256 random bits, and 8 of a checksum, in
 * small letters: scanners for secrets know it, and what is cut, mistyped or invented is told from it without asking the
 * database.
 */
public final class ApiKeySecret {

    /** The most characters, counted as code points, that any secret may have. */
    public static final int MAX_LENGTH = 255;

    private static final String PREFIX = "bkt_";
    private static final int RANDOM_BYTES = 32;
    private static final int CHECKSUM_LENGTH = 8;
    private static final Pattern FORM =
            Pattern.compile(PREFIX + "[0-9a-f]{" + (RANDOM_BYTES * 2 + CHECKSUM_LENGTH) + "}");
    private static final HexFormat HEX = HexFormat.of();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private ApiKeySecret(String text) {
        this.text = text;
    }

    /** A secret as a program sent it or another system made it; any text, junk too. */
    public static ApiKeySecret of(String text) {
        return new ApiKeySecret(Objects.requireNonNull(text, "the text of a secret is null"));
    }

    /** A new secret that nobody else has. */
    public static ApiKeySecret generate() {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        String body = PREFIX + HEX.formatHex(random);
        return new ApiKeySecret(body + checksum(body));
    }

    /** Whether it has the form and the checksum of what {@link #generate} makes; not whether it opens anything. */
    public boolean isWellFormed() {
        if (!FORM.matcher(text).matches()) {
            return false;
        }
        int end = text.length() - CHECKSUM_LENGTH;
        return MessageDigest.isEqual(ascii(text.substring(end)), ascii(checksum(text.substring(0, end))));
    }

    private static String checksum(String body) {
        CRC32 checksum = new CRC32();
        checksum.update(ascii(body));
        return HEX.toHexDigits((int) checksum.getValue());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The text itself, to be handed to whoever owns the key and nobody else. */
    public String reveal() {
        return text;
    }

    /** Compares in a time that does not tell how much of the two texts is equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ApiKeySecret secret && MessageDigest.isEqual(bytes(text), bytes(secret.text));
    }

    /** Of every character as it is; an encoding has one for all those that it does not know. */
    private static byte[] bytes(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(Character.BYTES * text.length());
        bytes.asCharBuffer().put(text);
        return bytes.array();
    }

    /** The same for all: a hash of the text would tell about it. */
    @Override
    public int hashCode() {
        return ApiKeySecret.class.hashCode();
    }

    @Override
    public String toString() {
        return "****";
    }
}
