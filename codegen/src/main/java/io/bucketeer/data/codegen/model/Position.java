package io.bucketeer.data.codegen.model;

/**
 * Where something stands in a file.
 *
 * @param source the file's name
 * @param line its line, from 1; 0 for the file as a whole
 */
public record Position(String source, int line) {

    /** The form that editors jump to: {@code model.yaml:57}. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line;
    }
}
