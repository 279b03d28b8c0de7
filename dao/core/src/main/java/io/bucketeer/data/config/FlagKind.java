package io.bucketeer.data.config;

import org.jspecify.annotations.Nullable;

/** True and false, as YAML 1.2 writes them. */
record FlagKind() implements Kind<Boolean> {

    @Override
    public @Nullable Boolean parse(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    @Override
    public boolean accepts(Boolean value) {
        return true;
    }

    @Override
    public String format(Boolean value) {
        return value.toString();
    }

    @Override
    public String rule() {
        return "must be true or false";
    }

    @Override
    public String typeName() {
        return "flag";
    }

    @Override
    public String range() {
        return "true, false";
    }
}
