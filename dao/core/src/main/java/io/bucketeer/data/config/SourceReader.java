package io.bucketeer.data.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a user name or a password from the one place it may stand in: a key, a file or the URL. */
final class SourceReader {

    private final Section params;

    SourceReader(Section params) {
        this.params = params;
    }

    /**
     * The source; empty where there is none, or after a problem was added.
     *
     * @param urlPart the same thing out of the URL; null where it is not there
     */
    Optional<TextSource> read(Key<String> text, Key<Path> file, @Nullable String urlPart) {
        if (urlPart != null) {
            refuseBesideUrl(text, text);
            refuseBesideUrl(file, text);
            return urlText(text, urlPart);
        }
        if (params.has(text) && params.has(file)) {
            params.problem(file.name(), "cannot be combined with '" + params.nameOf(text.name()) + "': keep one");
        }
        if (params.has(file)) {
            return params.find(file).flatMap(path -> open(file, path));
        }
        return params.find(text).map(FixedText::new);
    }

    private Optional<TextSource> urlText(Key<String> key, String part) {
        if (key.kind().accepts(part)) {
            return Optional.of(new FixedText(part));
        }
        params.refuse(
                Keys.URL,
                "is wrong in its " + key.name() + ", which " + key.kind().rule());
        return Optional.empty();
    }

    private void refuseBesideUrl(Key<?> key, Key<String> meant) {
        if (params.has(key)) {
            params.problem(
                    key.name(),
                    "cannot be combined with the " + meant.name() + " in '" + params.nameOf(Keys.URL.name())
                            + "': keep one");
        }
    }

    private Optional<TextSource> open(Key<Path> key, Path path) {
        try {
            return Optional.of(SecretFile.open(path));
        } catch (IOException e) {
            params.refuse(key, "must be a file with one line of text: " + e.getMessage());
            return Optional.empty();
        }
    }
}
