package io.bucketeer.data.traps;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A guard taken away or spoiled, and the test that must fail then.
 *
 * @param trap number of the trap
 * @param what is different, in a few words
 * @param file from the root of the project
 * @param edits what changes in the file: more than one where a guard is held twice
 * @param killedBy simple name of a test class of the contracts, a dot, and the test
 */
record Mutant(int trap, String what, String file, List<Edit> edits, String killedBy) {

    private static final String LIST = "mutants.yaml";
    private static final String PACKAGE = "io.bucketeer.data.contract.";

    Mutant {
        edits = List.copyOf(edits);
    }

    /** All of them, from {@code mutants.yaml}. */
    static List<Mutant> all() {
        try (InputStream yaml = Objects.requireNonNull(Mutant.class.getResourceAsStream(LIST), LIST)) {
            List<?> list = (List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
            return list.stream().map(entry -> of((Map<?, ?>) entry)).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mutant of(Map<?, ?> entry) {
        return new Mutant(
                (Integer) entry.get("trap"),
                (String) entry.get("what"),
                (String) entry.get("file"),
                edits(entry),
                (String) entry.get("killedBy"));
    }

    private static List<Edit> edits(Map<?, ?> entry) {
        List<?> others = entry.get("also") instanceof List<?> list ? list : List.of();
        return Stream.concat(Stream.of(entry), others.stream().map(other -> (Map<?, ?>) other))
                .map(edit -> new Edit((String) edit.get("text"), (String) edit.get("replacement")))
                .toList();
    }

    /**
     * The spoiled file.
     *
     * @param root of the project
     * @throws IllegalStateException where a text does not stand in the file exactly once
     */
    String source(Path root) throws IOException {
        String source = Files.readString(root.resolve(file));
        for (Edit edit : edits) {
            source = edited(source, edit);
        }
        return source;
    }

    private String edited(String source, Edit edit) {
        String text = edit.text();
        int at = source.indexOf(text);
        if (at < 0 || source.indexOf(text, at + 1) >= 0) {
            throw new IllegalStateException("T" + trap + ": the text to replace stands in " + file
                    + (at < 0 ? " no more" : " more than once") + ": " + text);
        }
        return source.substring(0, at) + edit.replacement() + source.substring(at + text.length());
    }

    boolean isJava() {
        return file.endsWith(".java");
    }

    /** The folder of the module that the file belongs to, from the root. */
    String module() {
        return file.substring(0, file.indexOf("/src/"));
    }

    /** The name of the test's class. */
    String testClass() {
        return PACKAGE + killedBy.substring(0, killedBy.indexOf('.'));
    }

    String testMethod() {
        return killedBy.substring(killedBy.indexOf('.') + 1);
    }

    /**
     * One change.
     *
     * @param text that stands in the file exactly once
     * @param replacement what it becomes
     */
    record Edit(String text, String replacement) {}
}
