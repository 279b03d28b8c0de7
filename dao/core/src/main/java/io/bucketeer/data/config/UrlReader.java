package io.bucketeer.data.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads {@code params.url} and checks its parts by the rules of the keys they stand for. Never shows a part. */
final class UrlReader {

    private static final String FORM = "must look like scheme://user:password@host:port/database";

    /** What the decoder of the Java run time puts in the place of bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private final Reading reading;
    private final Section params;
    private boolean failed;

    UrlReader(Reading reading, Section params) {
        this.reading = reading;
        this.params = params;
    }

    /** The parts with their variables replaced; empty after a problem was added. */
    Optional<ConnectionUrl> read(List<String> schemes) {
        ConnectionUrl url = params.raw(Keys.URL).map(this::split).orElse(null);
        if (url == null) {
            return Optional.empty();
        }
        if (!schemes.isEmpty() && !schemes.contains(url.scheme())) {
            refuse("must start with " + String.join(":// or ", schemes) + "://, as 'type' says");
        }
        if (url.query() != null) {
            refuse("has query parameters, and none is allowed: use the keys under 'tls' and 'pool'");
        }
        if (url.path() != null && url.path().indexOf('@') >= 0) {
            refuse("has an '@' after a '/': write '/' in a user name or password as %2F");
        }
        return failed ? Optional.empty() : Optional.of(url);
    }

    /** One part as a value of the key that it stands for; empty after a problem was added. */
    <T> Optional<T> part(Key<T> key, String text) {
        T value = key.kind().parse(text);
        if (value == null) {
            refuse("is wrong in its " + key.name() + ", which " + key.kind().rule());
        }
        return Optional.ofNullable(value);
    }

    private @Nullable ConnectionUrl split(String raw) {
        ConnectionUrl written = ConnectionUrl.split(raw, Environment.mask(raw));
        if (written != null) {
            return withParts(written, part -> reading.environment().substitute(part, UrlReader::decode, this::refuse));
        }
        // A variable may hold the whole URL; then nothing inside is replaced a second time.
        String whole = reading.environment().substitute(raw, UnaryOperator.identity(), this::refuse);
        if (whole == null) {
            return null;
        }
        ConnectionUrl given = ConnectionUrl.split(whole, whole);
        if (given == null) {
            refuse(FORM);
            return null;
        }
        return withParts(given, UrlReader::decode);
    }

    private ConnectionUrl withParts(ConnectionUrl url, PartReader reader) {
        return new ConnectionUrl(
                url.scheme(),
                part(url.user(), reader),
                part(url.password(), reader),
                orEmpty(part(url.host(), reader)),
                part(url.port(), reader),
                part(url.path(), reader),
                url.query());
    }

    private @Nullable String part(@Nullable String text, PartReader reader) {
        if (text == null) {
            return null;
        }
        try {
            return reader.read(text);
        } catch (IllegalArgumentException e) {
            refuse("has a '%' that does not begin the code of a character: write a plain % as %25");
            return null;
        }
    }

    /**
     * Percent decoding; unlike in a form, a plus sign is a plus sign.
     *
     * @throws IllegalArgumentException if the text is no UTF-8 in percent coding
     */
    private static String decode(String text) {
        String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (decoded.indexOf(REPLACEMENT) >= 0 && text.indexOf(REPLACEMENT) < 0) {
            throw new IllegalArgumentException("not UTF-8");
        }
        return decoded;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private void refuse(String rule) {
        failed = true;
        params.refuse(Keys.URL, rule);
    }

    /** Turns a part into what it stands for; null after a refusal. */
    private interface PartReader {

        @Nullable
        String read(String part);
    }
}
