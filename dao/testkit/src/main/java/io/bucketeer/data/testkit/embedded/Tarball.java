package io.bucketeer.data.testkit.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** Unpacks compressed tar archives, whatever the compression. */
final class Tarball {

    private static final int OWNER_EXECUTE = 0100;

    private Tarball() {}

    static void unpack(Binary archive, Path target) throws IOException {
        try (InputStream packed = new BufferedInputStream(archive.open());
                InputStream unpacked = new CompressorStreamFactory().createCompressorInputStream(packed);
                TarArchiveInputStream entries = new TarArchiveInputStream(unpacked)) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, target);
            }
        } catch (CompressorException e) {
            throw new IOException("cannot read " + archive.resource(), e);
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path path = entry.resolveIn(target);
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            unpackLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        boolean executable = (entry.getMode() & OWNER_EXECUTE) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    /** MySQL's archive holds links to the directory where it was packed: they lead nowhere and nothing needs them. */
    private static void unpackLink(Path path, Path destination) throws IOException {
        if (!destination.isAbsolute()) {
            Files.createSymbolicLink(path, destination);
        }
    }
}
