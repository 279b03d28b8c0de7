package io.bucketeer.data.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Paths of files; a relative one starts at the working directory of the process. */
record PathKind() implements Kind<Path> {

    @Override
    public @Nullable Path parse(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    @Override
    public boolean accepts(Path value) {
        return !value.toString().isEmpty();
    }

    @Override
    public String format(Path value) {
        return value.toString();
    }

    @Override
    public String rule() {
        return "must be the path of a file";
    }

    @Override
    public String typeName() {
        return "path";
    }

    @Override
    public String range() {
        return "readable file";
    }
}
