package io.bucketeer.data.config;

import org.jspecify.annotations.Nullable;

/**
 * The parts of {@code scheme://user:password@host:port/path}, as they are written. The text is split before variables
 * are replaced, so their values may hold any separator.
 */
record ConnectionUrl(
        String scheme,
        @Nullable String user,
        @Nullable String password,
        String host,
        @Nullable String port,
        @Nullable String path,
        @Nullable String query) {

    /**
     * Null where there is no {@code ://}.
     *
     * @param mask the text with everything that is not to be split turned into letters
     */
    static @Nullable ConnectionUrl split(String text, String mask) {
        int colon = mask.indexOf("://");
        if (colon < 0) {
            return null;
        }
        int start = colon + 3;
        int slash = mask.indexOf('/', start);
        int at = mask.lastIndexOf('@', slash < 0 ? mask.length() : slash);
        int hostStart = at < start ? start : at + 1;
        int question = firstOf(mask, hostStart, '?', '#');
        int authorityEnd = firstOf(mask, hostStart, '/', '?', '#');
        int hostEnd = portColon(mask, hostStart, authorityEnd);
        int userEnd = at < start ? -1 : mask.substring(0, at).indexOf(':', start);
        return new ConnectionUrl(
                text.substring(0, colon),
                at < start ? null : text.substring(start, userEnd < 0 ? at : userEnd),
                userEnd < 0 ? null : text.substring(userEnd + 1, at),
                text.substring(hostStart, hostEnd),
                hostEnd == authorityEnd ? null : text.substring(hostEnd + 1, authorityEnd),
                authorityEnd == question ? null : text.substring(authorityEnd + 1, question),
                question == text.length() ? null : text.substring(question + 1));
    }

    /** Where the host ends; the colons of an IPv6 address stand in brackets. */
    private static int portColon(String mask, int from, int to) {
        int bracket = mask.substring(0, to).indexOf(']', from);
        int colon = mask.substring(0, to).indexOf(':', bracket < 0 ? from : bracket);
        return colon < 0 ? to : colon;
    }

    private static int firstOf(String mask, int from, char... separators) {
        int first = mask.length();
        for (char separator : separators) {
            int found = mask.indexOf(separator, from);
            first = found < 0 ? first : Math.min(first, found);
        }
        return first;
    }

    /** Hides the parts: any of them may hold a secret when the text is not what it should be. */
    @Override
    public String toString() {
        return "ConnectionUrl[****]";
    }
}
