package io.bucketeer.data.codegen;

import java.nio.file.Path;

/**
 * {@code mvn -Pgenerate}: writes the library's generated sources anew. Its one argument is the root of the repository.
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        SourceTree tree = new SourceTree(Generator.home(Path.of(arguments[0])));
        SourceTree.Change change = tree.write(Generator.sources());
        System.out.println(change);
    }
}
