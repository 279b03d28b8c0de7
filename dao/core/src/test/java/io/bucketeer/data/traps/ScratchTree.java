package io.bucketeer.data.traps;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A copy of this module's sources and of the compiled modules that mutants change, in which one mutant lives at a time.
 * Only the spoiled file is compiled anew.
 */
final class ScratchTree {

    private static final List<String> MODULES = List.of("dao/core", "schema-mysql", "schema-postgres");
    private static final String SOURCES = "dao/core/src";
    private static final String CLASSES = "target/classes";

    private final Path root;
    private final Path scratch;

    /**
     * @param root of the project, compiled
     * @param scratch a folder that is emptied first
     */
    ScratchTree(Path root, Path scratch) throws IOException {
        this.root = root.toRealPath();
        delete(scratch);
        this.scratch = Files.createDirectories(scratch).toRealPath();
        copy(SOURCES);
        for (String module : MODULES) {
            copy(module + "/" + CLASSES);
        }
    }

    /** Where tests run that read sources. */
    Path workingDirectory() {
        return scratch.resolve("dao/core");
    }

    /** This JVM's class path with the copied classes in their originals' place. */
    String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(this::moved)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String moved(String entry) {
        Path path = Path.of(entry).toAbsolutePath().normalize();
        for (String module : MODULES) {
            if (path.equals(root.resolve(module).resolve(CLASSES))) {
                return scratch.resolve(module).resolve(CLASSES).toString();
            }
        }
        return entry;
    }

    /** Makes the tree the mutant's. */
    void apply(Mutant mutant) throws IOException {
        Path file = scratch.resolve(mutant.file());
        Files.createDirectories(file.getParent());
        Files.writeString(file, mutant.source(root));
        Path classes = scratch.resolve(mutant.module()).resolve(CLASSES);
        if (mutant.isJava()) {
            compile(mutant, file, classes);
        } else {
            Files.copy(file, resource(mutant), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void compile(Mutant mutant, Path file, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "-d",
                classes.toString(),
                "-cp",
                classPath(),
                "-proc:none",
                "-nowarn",
                "-parameters",
                "--release",
                "21");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            if (!compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(file))
                    .call()) {
                throw new IllegalStateException("T" + mutant.trap() + " does not compile: " + messages);
            }
        }
    }

    /** Where the class path has a file that is no Java source. */
    private Path resource(Mutant mutant) {
        String name = mutant.file().substring(mutant.file().indexOf("/resources/") + "/resources/".length());
        return scratch.resolve(mutant.module()).resolve(CLASSES).resolve(name);
    }

    /** Makes the tree the project's again. */
    void undo(Mutant mutant) throws IOException {
        if (mutant.isJava()) {
            Files.copy(
                    root.resolve(mutant.file()), scratch.resolve(mutant.file()), StandardCopyOption.REPLACE_EXISTING);
            delete(scratch.resolve(mutant.module()).resolve(CLASSES));
            copy(mutant.module() + "/" + CLASSES);
        } else {
            Files.copy(root.resolve(mutant.file()), resource(mutant), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void copy(String folder) throws IOException {
        Path from = root.resolve(folder);
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(all::add);
        }
        for (Path file : all) {
            Path to = scratch.resolve(folder).resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(to);
            } else {
                Files.copy(file, to);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
