package io.bucketeer.data.testkit.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * MySQL 9.7 out of the packages of Debian unstable, with every library it needs down to the C library. Its own dynamic
 * linker starts it and looks nowhere else, so it runs on any Linux and nothing is installed.
 */
final class MySqlPackages {

    static final VersionLine VERSION = new VersionLine("9.7");

    private static final String PACKAGE = "mysql-server-core";
    private static final String DIRECTORY = "mysql-" + VERSION + "-debian";
    private static final String LIBRARIES = "usr/lib/x86_64-linux-gnu";

    private MySqlPackages() {}

    static MySqlBinaries provide(CacheDirectory cache) {
        Path base = cache.get(DIRECTORY, directory -> DebianPackages.unpack(PACKAGE, VERSION, directory));
        Path libraries = base.resolve(LIBRARIES);
        List<String> command = List.of(
                libraries.resolve("ld-linux-x86-64.so.2").toString(),
                "--inhibit-cache",
                "--library-path",
                libraries.toString(),
                base.resolve("usr/sbin/mysqld").toString(),
                "--no-defaults",
                "--basedir=" + base.resolve("usr"),
                "--plugin-dir=" + base.resolve("usr/lib/mysql/plugin"));
        String name = DIRECTORY + "-" + version(base);
        return new MySqlBinaries(name, command, Map.of(), "embedded packages of Debian unstable");
    }

    /** The exact version: when newer packages take the place of older ones, their data directories are not mixed up. */
    private static String version(Path base) {
        try {
            return DebianPackages.version(base);
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot read the version of " + base + ": delete that directory", e);
        }
    }
}
