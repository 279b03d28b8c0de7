package io.bucketeer.data.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What embedded servers leave behind: nothing, however their JVM ends. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "there are no binaries")
final class EmbeddedLifecycleIT {

    private static final String[] ALL = {"mysql", "postgres", "redis"};

    @TempDir
    private Path temporary;

    @TempDir
    private Path cache;

    @BeforeEach
    void openToTheAccountThatRootStepsDownTo() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aKilledJvmTakesItsServersAlong() throws Exception {
        try (ChildJvm child = start(Map.of(), ALL)) {
            child.awaitReady();
            List<ProcessHandle> processes = child.descendants();
            assertThat(commands(processes)).contains("mysqld", "postgres", "redis-server");

            child.kill();

            ChildJvm.awaitEnd(processes);
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void aKilledJvmTakesServersAlongThatHang() throws Exception {
        try (ChildJvm child = start(Map.of(), ChildJvm.SUSPENDED + "mysql", ChildJvm.SUSPENDED + "postgres")) {
            child.awaitReady();
            List<ProcessHandle> processes = child.descendants();
            assertThat(commands(processes)).contains("mysqld", "postgres");

            child.kill();

            ChildJvm.awaitEnd(processes);
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void aJvmThatEndsHasStoppedItsServersBefore() throws Exception {
        try (ChildJvm child = start(Map.of(), ALL)) {
            child.awaitReady();
            List<ProcessHandle> processes = child.descendants();
            assertThat(commands(processes)).contains("mysqld", "postgres", "redis-server");

            child.finish();

            assertThat(commands(processes)).doesNotContain("mysqld", "postgres", "redis-server");
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void twoJvmsFillAnEmptyCacheTogether() throws Exception {
        Map<String, String> emptyCache = Map.of("XDG_CACHE_HOME", cache.toString());
        try (ChildJvm first = start(emptyCache, ALL);
                ChildJvm second = start(emptyCache, ALL)) {
            first.awaitReady();
            second.awaitReady();

            assertThat(first.output()).endsWith(ChildJvm.READY);
            assertThat(second.output()).endsWith(ChildJvm.READY);
            try (Stream<Path> entries = Files.list(cache.resolve("bucketeer-testkit"))) {
                assertThat(entries.map(Path::toString)).noneMatch(name -> name.endsWith(".partial"));
            }
        }
    }

    @Test
    void theNextStartSweepsWhatNobodyHolds() throws Exception {
        Path abandoned = runDirectory("bucketeer-testkit-run-1-abandoned");
        Path held = runDirectory("bucketeer-testkit-run-1-held");
        try (FileChannel channel = FileChannel.open(held.resolve("owner.lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.lock();
                ChildJvm child = start(Map.of(), "redis")) {
            assertThat(lock.isValid()).isTrue();
            child.awaitReady();

            assertThat(abandoned).doesNotExist();
            assertThat(held).exists();
        }
    }

    @Test
    void theNextStartLeavesTheServersOfAnotherJvmAlone() throws Exception {
        try (ChildJvm first = start(Map.of(), "redis");
                ChildJvm second = start(Map.of(), "redis")) {
            first.awaitReady();
            second.awaitReady();
            try (ChildJvm third = start(Map.of(), "redis")) {
                third.awaitReady();

                assertThat(temporary).isDirectoryContaining(directory -> isRunBy(first, directory));
                assertThat(temporary).isDirectoryContaining(directory -> isRunBy(second, directory));
            }
        }
    }

    private static boolean isRunBy(ChildJvm child, Path directory) {
        return directory.getFileName().toString().startsWith("bucketeer-testkit-run-" + child.processId() + "-");
    }

    private ChildJvm start(Map<String, String> environment, String... servers) throws IOException {
        return ChildJvm.start(
                List.of("-Dtestkit.mode=embedded", "-Djava.io.tmpdir=" + temporary), environment, servers);
    }

    private Path runDirectory(String name) throws IOException {
        Path directory = Files.createDirectories(temporary.resolve(name).resolve("data"));
        Files.writeString(directory.resolve("ibdata1"), "");
        Files.writeString(directory.resolveSibling("owner.lock"), "");
        return directory.getParent();
    }

    private static List<String> commands(List<ProcessHandle> processes) {
        return processes.stream()
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> program(process.info()).stream())
                .map(command -> Path.of(command).getFileName().toString())
                .distinct()
                .toList();
    }

    /** The file that is run: where its own dynamic linker runs it, that is the first of the linker's arguments. */
    private static Optional<String> program(ProcessHandle.Info process) {
        return process.command()
                        .filter(command -> command.contains("/ld-linux"))
                        .isEmpty()
                ? process.command()
                : process.arguments().stream()
                        .flatMap(Arrays::stream)
                        .filter(argument -> argument.endsWith("/mysqld"))
                        .findFirst();
    }
}
