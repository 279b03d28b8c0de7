package io.bucketeer.data.codegen;

import io.bucketeer.data.codegen.render.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Stage four: a folder that holds generated sources and nothing else; the only place that touches the disk. */
final class SourceTree {

    private final Path root;

    SourceTree(Path root) {
        this.root = root;
    }

    /** Every file of the tree by its path. */
    Map<String, String> read() throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(root)) {
            try (Stream<Path> paths = Files.walk(root)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    files.put(root.relativize(path).toString().replace('\\', '/'), Files.readString(path));
                }
            }
        }
        return files;
    }

    /** Makes the tree hold exactly these files; a file that is right already is not touched. */
    Change write(List<SourceFile> sources) throws IOException {
        sources.forEach(source -> inside(source.path()));
        Map<String, String> stale = read();
        List<String> written = new ArrayList<>();
        for (SourceFile source : sources) {
            String before = stale.remove(source.path());
            if (!source.text().equals(before)) {
                Path target = inside(source.path());
                Files.createDirectories(target.getParent());
                Files.writeString(target, source.text());
                written.add(source.path());
            }
        }
        for (String path : stale.keySet()) {
            Files.delete(root.resolve(path));
        }
        return new Change(sources.size(), written, List.copyOf(stale.keySet()));
    }

    private Path inside(String path) {
        Path target = root.resolve(path).normalize();
        if (!target.startsWith(root.normalize())) {
            throw new IllegalArgumentException("the path " + path + " leads out of the folder of generated sources");
        }
        return target;
    }

    /** What a {@link #write} did. */
    record Change(int files, List<String> written, List<String> removed) {

        @Override
        public String toString() {
            return files + " generated files: " + written.size() + " written " + written + ", " + removed.size()
                    + " removed " + removed;
        }
    }
}
