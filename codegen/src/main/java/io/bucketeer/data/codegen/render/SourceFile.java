package io.bucketeer.data.codegen.render;

/**
 * A generated source file.
 *
 * @param path relative to the source root, with forward slashes
 * @param text its whole text
 */
public record SourceFile(String path, String text) {}
