package io.bucketeer.data.testkit.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where unpacked binaries are kept between runs: {@code bucketeer-testkit} in the user's cache directory. What is in it
 * is complete, whatever was interrupted, and never changes; any number of threads and JVMs may ask for it at once.
 */
final class CacheDirectory {

    /** Fills a new directory. */
    @FunctionalInterface
    interface Filler {
        void fill(Path directory) throws IOException;
    }

    private static final String NAME = "bucketeer-testkit";

    /** A file lock excludes other processes, but throws when another thread of this one holds it. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path root;

    CacheDirectory(Path root) {
        this.root = root;
    }

    /**
     * The first directory that can be written: {@code $XDG_CACHE_HOME}, {@code ~/.cache}, for root {@code /var/cache},
     * and the directory for temporary files. What root unpacks must be open to the account it steps down to, so its
     * closed home directory does not serve.
     */
    static CacheDirectory find() {
        Account account = Account.current();
        return candidates(account, System.getenv()).stream()
                .filter(directory -> isWritable(directory, account))
                .filter(directory -> !account.isRoot() || isOpenToAll(directory))
                .findFirst()
                .map(CacheDirectory::new)
                .orElseThrow(() ->
                        new EmbeddedServerException("no cache directory can be written: XDG_CACHE_HOME may name one"));
    }

    /**
     * The directory of this name, filled first if this is the first time.
     *
     * @param name says what is in it, version included
     */
    Path get(String name, Filler filler) {
        Path directory = root.resolve(name);
        if (Files.isDirectory(directory)) {
            return directory;
        }
        THREADS.lock();
        try (FileChannel channel = FileChannel.open(
                        root.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.isDirectory(directory)) {
                fill(directory, filler);
            }
            return directory;
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot fill the cache directory " + directory, e);
        } finally {
            THREADS.unlock();
        }
    }

    private void fill(Path directory, Filler filler) throws IOException {
        Path partial = root.resolve(directory.getFileName() + ".partial");
        FileTree.delete(partial);
        Files.createDirectory(partial);
        filler.fill(partial);
        Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<Path> candidates(Account account, Map<String, String> environment) {
        List<Path> candidates = new ArrayList<>();
        String configured = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (!configured.isEmpty()) {
            candidates.add(Path.of(configured, NAME));
        }
        candidates.add(Path.of(System.getProperty("user.home"), ".cache", NAME));
        if (account.isRoot()) {
            candidates.add(Path.of("/var/cache", NAME));
        }
        candidates.add(Path.of(System.getProperty("java.io.tmpdir"), NAME + "-cache-" + account.userId()));
        return candidates;
    }

    /** Others may write where temporary files are, so what is run from there must be the account's own. */
    private static boolean isWritable(Path directory, Account account) {
        try {
            Files.createDirectories(directory);
            return Files.isWritable(directory)
                    && Files.getAttribute(directory, "unix:uid").equals(account.userId());
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOpenToAll(Path directory) {
        try {
            for (Path path = directory.toRealPath(); path != null; path = path.getParent()) {
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
                if (!permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
