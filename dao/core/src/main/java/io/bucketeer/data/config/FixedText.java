package io.bucketeer.data.config;

/** A text that never changes. */
record FixedText(String current) implements TextSource {

    @Override
    public String toString() {
        return "****";
    }
}
