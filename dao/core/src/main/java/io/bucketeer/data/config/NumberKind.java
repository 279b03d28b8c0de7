package io.bucketeer.data.config;

import org.jspecify.annotations.Nullable;

/** Whole numbers of a range, both ends included. */
record NumberKind(int minimum, int maximum) implements Kind<Integer> {

    /** More digits cannot be in any range. */
    private static final int MAXIMUM_DIGITS = 9;

    @Override
    public @Nullable Integer parse(String text) {
        if (text.isEmpty() || text.length() > MAXIMUM_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        Integer value = Integer.valueOf(text);
        return accepts(value) ? value : null;
    }

    @Override
    public boolean accepts(Integer value) {
        return value >= minimum && value <= maximum;
    }

    @Override
    public String format(Integer value) {
        return value.toString();
    }

    @Override
    public String rule() {
        return "must be a number from " + minimum + " to " + maximum;
    }

    @Override
    public String typeName() {
        return "number";
    }

    @Override
    public String range() {
        return minimum + " to " + maximum;
    }
}
