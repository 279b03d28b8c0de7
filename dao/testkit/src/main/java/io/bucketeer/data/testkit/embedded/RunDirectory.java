package io.bucketeer.data.testkit.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory in which one server keeps its data while it runs. Its watchdog removes it when the server is stopped;
 * what a watchdog could not remove, because it was killed too, the next start does: it finds nobody holding the lock
 * file.
 */
final class RunDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(RunDirectory.class);

    private static final String PREFIX = "bucketeer-testkit-run-";
    private static final String OWN_PREFIX = PREFIX + ProcessHandle.current().pid() + "-";
    private static final String LOCK = "owner.lock";

    /** Reachable as long as the JVM lives: a channel that is collected closes its file and gives the lock up. */
    private static final List<FileChannel> HELD = new ArrayList<>();

    private final Path path;

    private RunDirectory(Path path) {
        this.path = path;
    }

    /** A new directory that belongs to the account. */
    static synchronized RunDirectory create(Account account) {
        Path parent = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        try {
            sweep(parent);
            Path path = Files.createTempDirectory(parent, OWN_PREFIX);
            hold(path);
            account.own(path);
            return new RunDirectory(path);
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot make a directory for a server in " + parent, e);
        }
    }

    Path path() {
        return path;
    }

    Path data() {
        return path.resolve("data");
    }

    Path log() {
        return path.resolve("server.log");
    }

    /** The lock says that this JVM lives. The file takes its name once it is locked, so nobody finds it unlocked. */
    private static void hold(Path directory) throws IOException {
        Path unlocked = directory.resolve(LOCK + ".new");
        FileChannel channel = FileChannel.open(unlocked, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        HELD.add(channel);
        channel.lock();
        Files.move(unlocked, directory.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void sweep(Path parent) throws IOException {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path directory : directories) {
                // to open our own lock file once more and close it would give the lock up
                if (!directory.getFileName().toString().startsWith(OWN_PREFIX) && isAbandoned(directory)) {
                    remove(directory);
                }
            }
        }
    }

    private static void remove(Path abandoned) {
        try {
            FileTree.delete(abandoned);
        } catch (IOException e) {
            // its watchdog may be at it too
            LOG.debug("{} is left for the next start: {}", abandoned, e.toString());
        }
    }

    /** A directory without a lock file is one that is just being made, or somebody else's. */
    private static boolean isAbandoned(Path directory) {
        try (FileChannel channel = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException e) {
            return false;
        }
    }
}
