package io.bucketeer.data.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bucketeer.data.codegen.render.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTreeTest {

    private static final SourceFile A = new SourceFile("p/A.java", "class A {}\n");
    private static final SourceFile B = new SourceFile("p/q/B.java", "class B {}\n");

    @TempDir
    private Path directory;

    @Test
    void write_newFiles_createsThemWithTheirFolders() throws IOException {
        SourceTree.Change change = tree().write(List.of(A, B));

        assertThat(change).isEqualTo(new SourceTree.Change(2, List.of("p/A.java", "p/q/B.java"), List.of()));
        assertThat(tree().read()).isEqualTo(Map.of(A.path(), A.text(), B.path(), B.text()));
    }

    @Test
    void write_fileThatIsRightAlready_isNotTouched() throws IOException {
        tree().write(List.of(A, B));
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        Path right = Files.setLastModifiedTime(root().resolve(A.path()), longAgo);

        SourceTree.Change change = tree().write(List.of(A, new SourceFile(B.path(), "class B { int b; }\n")));

        assertThat(change).isEqualTo(new SourceTree.Change(2, List.of("p/q/B.java"), List.of()));
        assertThat(Files.getLastModifiedTime(right)).isEqualTo(longAgo);
        assertThat(root().resolve(B.path())).hasContent("class B { int b; }");
    }

    @Test
    void write_staleFile_isRemoved() throws IOException {
        tree().write(List.of(A, B));

        SourceTree.Change change = tree().write(List.of(A));

        assertThat(change).isEqualTo(new SourceTree.Change(1, List.of(), List.of("p/q/B.java")));
        assertThat(tree().read()).containsOnlyKeys(A.path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../Outside.java", "p/../../Outside.java", "/Outside.java"})
    void write_pathThatLeavesTheTree_isRefusedBeforeAnythingIsWritten(String path) throws IOException {
        assertThatThrownBy(() -> tree().write(List.of(A, new SourceFile(path, ""))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the path " + path + " leads out of the folder of generated sources");
        assertThat(root()).doesNotExist();
        assertThat(directory.resolve("Outside.java")).doesNotExist();
    }

    @Test
    void read_folderThatIsNotThere_isEmpty() throws IOException {
        assertThat(tree().read()).isEmpty();
    }

    private Path root() {
        return directory.resolve("generated");
    }

    private SourceTree tree() {
        return new SourceTree(root());
    }
}
