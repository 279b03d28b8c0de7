package io.bucketeer.data.dialect;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The class path of this test, loaded a second time and without some of its jars; logging is shared. */
final class IsolatedClasses extends URLClassLoader {

    private IsolatedClasses(URL[] classPath) {
        super(classPath, new Logging());
    }

    /** Without the jars or directories whose path is one of these. */
    static IsolatedClasses without(Predicate<String> left) {
        Stream<String> paths =
                Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator));
        return new IsolatedClasses(paths.filter(left.negate())
                .filter(path -> !path.isEmpty())
                .map(IsolatedClasses::url)
                .toArray(URL[]::new));
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
    }

    private static final class Logging extends ClassLoader {

        Logging() {
            super(getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("org.slf4j.") || name.startsWith("ch.qos.logback.")) {
                return IsolatedClasses.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
