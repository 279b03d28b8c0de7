package io.bucketeer.data.testkit.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;

/**
 * A file inside a jar on the class path.
 *
 * @param name the jar's file name, which holds the version, and the file's checksum: another content has another name
 */
record Binary(String resource, String name) {

    static Binary find(String resource) {
        URL url = Binary.class.getResource(resource);
        if (url == null) {
            throw new EmbeddedServerException(resource + " is not on the class path");
        }
        try {
            URLConnection connection = url.openConnection();
            if (!(connection instanceof JarURLConnection jar)) {
                throw new EmbeddedServerException(resource + " is not in a jar, but in " + url.getProtocol());
            }
            String jarName =
                    Path.of(jar.getJarFileURL().getPath()).getFileName().toString();
            String checksum = Long.toHexString(jar.getJarEntry().getCrc());
            return new Binary(resource, jarName.replaceAll("\\.jar$", "") + "-" + checksum);
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot read " + resource, e);
        }
    }

    InputStream open() throws IOException {
        InputStream stream = Binary.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IOException(resource + " is not on the class path");
        }
        return stream;
    }
}
