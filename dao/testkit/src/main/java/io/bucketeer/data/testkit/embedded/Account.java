package io.bucketeer.data.testkit.embedded;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The operating system's account a server runs under.
 *
 * @param name login name
 * @param userId numeric user id
 * @param groupId numeric id of its login group
 * @param stepDown the words to put before a command so that it runs under this account; empty when it does anyway
 */
record Account(String name, int userId, int groupId, List<String> stepDown) {

    private static final Path ROOT = Path.of("/");

    Account {
        stepDown = List.copyOf(stepDown);
    }

    /** The account of this JVM. */
    static Account current() {
        return new Account(System.getProperty("user.name"), id("-u"), id("-g"), List.of());
    }

    /**
     * The account of this JVM or, where that is the superuser, one without privileges: for servers that refuse to run
     * as root. Both ways to step down replace themselves by the command, so that signals reach it, and need no user
     * namespace.
     */
    static Account unprivileged() {
        Account current = current();
        return current.isRoot()
                ? Stream.of("nobody", "postgres", "daemon")
                        .filter(Account::exists)
                        .findFirst()
                        .map(Account::steppingDownTo)
                        .orElseThrow(() -> new EmbeddedServerException(
                                "this server refuses to run as root, and there is no account nobody,"
                                        + " postgres or daemon"))
                : current;
    }

    boolean isRoot() {
        return userId == 0;
    }

    List<String> asThisAccount(List<String> command) {
        List<String> words = new ArrayList<>(stepDown);
        words.addAll(command);
        return words;
    }

    /** Makes this account the owner of a directory and all it holds, where that is not so already. */
    void own(Path directory) throws IOException {
        if (stepDown.isEmpty()) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
                return visitFile(visited, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes) throws IOException {
                Files.setAttribute(visited, "unix:uid", userId, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(visited, "unix:gid", groupId, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Account steppingDownTo(String name) {
        int userId = id("-u", name);
        int groupId = id("-g", name);
        List<String> stepDown = Programs.find("setpriv").isPresent()
                ? List.of("setpriv", "--reuid=" + userId, "--regid=" + groupId, "--clear-groups", "--")
                : List.of("chroot", "--userspec=" + userId + ":" + groupId, "--groups=" + groupId, "--skip-chdir", "/");
        return new Account(name, userId, groupId, stepDown);
    }

    private static boolean exists(String name) {
        try {
            id("-u", name);
            return true;
        } catch (EmbeddedServerException e) {
            return false;
        }
    }

    private static int id(String... arguments) {
        List<String> words = new ArrayList<>(List.of("id"));
        words.addAll(List.of(arguments));
        return Integer.parseInt(new Command(words, ROOT).run());
    }
}
