package io.bucketeer.data.testkit.embedded;

/**
 * All versions that begin with the same numbers: {@code 15} stands for 15.0, 15.19 and so on.
 *
 * @param text the numbers they share, separated by dots
 */
public record VersionLine(String text) {

    /** Whether a version, as a server or a package tells it, is one of this line. */
    public boolean holds(String version) {
        return version.startsWith(text)
                && (version.length() == text.length() || !Character.isDigit(version.charAt(text.length())));
    }

    @Override
    public String toString() {
        return text;
    }
}
