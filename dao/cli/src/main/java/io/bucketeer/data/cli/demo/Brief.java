package io.bucketeer.data.cli.demo;

import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.model.EnvironmentApiKey;
import io.bucketeer.data.model.Feature;
import io.bucketeer.data.model.FeatureLastUsedInfo;
import io.bucketeer.data.model.Segment;
import io.bucketeer.data.model.Tag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Says an answer in a few words: how much there is, and a digest that changes with every field of every record. */
final class Brief {

    private static final int DIGEST_BYTES = 3;

    private Brief() {}

    static String of(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.map(Brief::of).orElse("none");
            case Listing listing -> pages(listing.pages());
            case List<?> list -> rows(list.size(), list);
            case Feature feature -> "version " + feature.version() + " " + digest(feature);
            case Tag tag -> "tag " + tag.name();
            case Segment segment -> "segment " + digest(segment);
            case ApiKey key -> (key.disabled() ? "key, disabled " : "key ") + digest(key);
            case EnvironmentApiKey found -> of(found.apiKey()) + digest(found.environment());
            case FeatureLastUsedInfo info -> "use " + digest(info);
            default -> value.toString();
        };
    }

    private static String pages(List<List<Feature>> pages) {
        if (pages.size() == 1) {
            return of(pages.getFirst());
        }
        int size = pages.stream().mapToInt(List::size).sum();
        return count(pages.size(), "page") + ", " + rows(size, pages);
    }

    private static String rows(int size, Object value) {
        return size == 0 ? "0 rows" : count(size, "row") + " " + digest(value);
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Records write all their components into their text. */
    private static String digest(Object value) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(value.toString().getBytes(StandardCharsets.UTF_8));
            return "#" + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
