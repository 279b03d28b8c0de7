package io.bucketeer.data.config;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one line of a file, read anew on every call. A file that cannot be read during a rotation does not stop the
 * service: the last good content goes on.
 */
final class SecretFile implements TextSource {

    private static final Logger LOGGER = LoggerFactory.getLogger(SecretFile.class);

    private final Path path;
    private volatile String lastGood;

    private SecretFile(Path path, String content) {
        this.path = path;
        this.lastGood = content;
    }

    /** @throws IOException if the file cannot be read, is empty or has several lines; the message says which */
    static SecretFile open(Path path) throws IOException {
        return new SecretFile(path, read(path));
    }

    @Override
    public String current() {
        try {
            lastGood = read(path);
        } catch (IOException e) {
            LOGGER.warn("Secret file '{}' cannot be used ({}); its last good content goes on", path, e.getMessage());
        }
        return lastGood;
    }

    private static String read(Path path) throws IOException {
        String content = withoutLineEnd(SmallFile.text(path));
        if (content.isEmpty()) {
            throw new IOException("it is empty");
        }
        if (content.indexOf('\n') >= 0 || content.indexOf('\r') >= 0 || content.indexOf('\0') >= 0) {
            throw new IOException("it holds more than one line");
        }
        return content;
    }

    private static String withoutLineEnd(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public String toString() {
        return "file " + path;
    }
}
