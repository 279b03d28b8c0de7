package io.bucketeer.data.codegen;

import static org.assertj.core.api.Assertions.fail;

import io.bucketeer.data.codegen.render.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The committed sources are what both migrated servers and {@code model.yaml} give, byte for byte. */
class GeneratedSourcesIT {

    private static final String REMEDY = "; run `mvn -Pgenerate -pl codegen -am process-classes` and commit the result";

    @Test
    void committedSourcesAreWhatTheGeneratorGives() throws IOException, SQLException {
        Map<String, String> committed = new SourceTree(Generator.home(Path.of(".."))).read();
        Map<String, String> generated = new TreeMap<>();
        for (SourceFile source : Generator.sources()) {
            generated.put(source.path(), source.text());
        }

        TreeSet<String> paths = new TreeSet<>(committed.keySet());
        paths.addAll(generated.keySet());
        for (String path : paths) {
            compare(path, committed.get(path), generated.get(path));
        }
    }

    private static void compare(String path, String committed, String generated) {
        if (committed == null) {
            fail(path + " is not committed" + REMEDY);
        }
        if (generated == null) {
            fail(path + " is no longer generated" + REMEDY);
        }
        if (!committed.equals(generated)) {
            int line = firstDifference(committed.split("\n", -1), generated.split("\n", -1));
            fail(path + ":" + (line + 1) + " differs from what is generated now" + REMEDY + "\ncommitted: "
                    + List.of(committed.split("\n", -1)).stream()
                            .skip(line)
                            .findFirst()
                            .orElse("") + "\ngenerated: "
                    + List.of(generated.split("\n", -1)).stream()
                            .skip(line)
                            .findFirst()
                            .orElse(""));
        }
    }

    private static int firstDifference(String[] committed, String[] generated) {
        int line = 0;
        while (line < committed.length && line < generated.length && committed[line].equals(generated[line])) {
            line++;
        }
        return line;
    }
}
