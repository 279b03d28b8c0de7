package io.bucketeer.data.codegen;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code mvn -Pgenerate}: writes the library's generated sources anew. Its one argument is the root of the repository.
 */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        SourceTree tree = new SourceTree(Generator.home(Path.of(arguments[0])));
        SourceTree.Change change = tree.write(Generator.sources());
        LOG.info("{}", change);
    }
}
