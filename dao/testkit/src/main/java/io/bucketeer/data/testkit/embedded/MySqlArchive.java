package io.bucketeer.data.testkit.embedded;

import java.nio.file.Path;
import java.util.List;

/** MySQL 8.0.31 out of an archive on the class path. */
final class MySqlArchive {

    static final VersionLine VERSION = new VersionLine("8.0.31");

    private static final String RESOURCE = "/mysql-Linux-amd64.tar.gz";

    private MySqlArchive() {}

    static MySqlBinaries provide(CacheDirectory cache) {
        return provide(MySqlLibraries.provide(program(unpack(cache)), cache), cache);
    }

    static MySqlBinaries provide(MySqlLibraries libraries, CacheDirectory cache) {
        Path base = unpack(cache);
        return new MySqlBinaries(
                Binary.find(RESOURCE).name(),
                List.of(program(base).toString(), "--no-defaults", "--basedir=" + base),
                libraries.environment(),
                "embedded binaries, " + libraries.note());
    }

    private static Path unpack(CacheDirectory cache) {
        Binary archive = Binary.find(RESOURCE);
        return cache.get(archive.name(), directory -> Tarball.unpack(archive, directory));
    }

    private static Path program(Path base) {
        return base.resolve("bin").resolve("mysqld");
    }
}
