package io.bucketeer.data.migration.lint;

/**
 * Something that a migration may not do.
 *
 * @param file the path of its file, such as {@code mysql/operational/V1.1__create_tag.sql}
 * @param line where, from 1
 * @param rule the name of the rule it breaks
 * @param message what is wrong and what to do instead
 */
record Finding(String file, int line, String rule, String message) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + rule + ": " + message;
    }
}
