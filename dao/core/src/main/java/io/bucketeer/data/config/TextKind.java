package io.bucketeer.data.config;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts of one syntax. */
record TextKind(String typeName, Pattern syntax, String range, String rule) implements Kind<String> {

    @Override
    public @Nullable String parse(String text) {
        return accepts(text) ? text : null;
    }

    @Override
    public boolean accepts(String value) {
        return syntax.matcher(value).matches();
    }

    @Override
    public String format(String value) {
        return value;
    }
}
