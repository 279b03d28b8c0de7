package io.bucketeer.data.contract;

import io.bucketeer.data.repository.ApiKeyDirectory;
import io.bucketeer.data.repository.EnvironmentApiKeyDirectory;
import io.bucketeer.data.repository.EnvironmentDirectory;
import io.bucketeer.data.repository.EnvironmentTagDirectory;
import io.bucketeer.data.repository.FeatureDirectory;
import io.bucketeer.data.repository.FeatureRepository;
import io.bucketeer.data.repository.OrganizationDirectory;
import io.bucketeer.data.repository.ProjectDirectory;
import io.bucketeer.data.repository.SegmentDirectory;
import io.bucketeer.data.repository.SegmentUseDirectory;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TagDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The interfaces of the repositories, as they are on the class path: whatever a release adds is among them without being
 * listed anywhere. A port serves one environment at a time; a directory crosses environments on purpose. What is not
 * listed here as something else is a port, so that one whose methods forget the environment is found out.
 */
public final class Ports {

    /** Directories of rows that belong to no environment: there is nothing to keep apart. */
    private static final Set<Class<?>> OF_THE_INSTALLATION =
            Set.of(OrganizationDirectory.class, ProjectDirectory.class, EnvironmentDirectory.class);

    /** Directories of rows that belong to environments, with the interfaces that they extend. */
    private static final Set<Class<?>> ACROSS_ENVIRONMENTS = Set.of(
            FeatureDirectory.class,
            TagDirectory.class,
            EnvironmentTagDirectory.class,
            SegmentDirectory.class,
            SegmentUseDirectory.class,
            ApiKeyDirectory.class,
            EnvironmentApiKeyDirectory.class);

    /** Methods of directories that do not list rows; their contracts show that these cross environments. */
    private static final Set<String> WITHOUT_ROWS = Set.of(
            "EnvironmentApiKeyDirectory.findBySecret(ApiKeySecret)",
            "EnvironmentApiKeyDirectory.sharedSecrets()",
            "EnvironmentApiKeyDirectory.count(EnvironmentApiKeyQuery)",
            "EnvironmentTagDirectory.count(EnvironmentTagQuery)");

    private static final String PACKAGE = FeatureRepository.class.getPackageName();

    private Ports() {}

    /** Every method of every port. */
    static List<Method> methods() {
        return interfaces().stream()
                .filter(type -> !OF_THE_INSTALLATION.contains(type) && !ACROSS_ENVIRONMENTS.contains(type))
                .flatMap(Ports::methods)
                .distinct()
                .toList();
    }

    /** Every method that lists rows, of every directory of rows that belong to environments. */
    static List<Method> directoryMethods() {
        return interfaces().stream()
                .filter(ACROSS_ENVIRONMENTS::contains)
                .flatMap(Ports::methods)
                .filter(method -> !WITHOUT_ROWS.contains(name(method)))
                .distinct()
                .toList();
    }

    /** Every method of every port and every directory. */
    public static List<Method> all() {
        return interfaces().stream().flatMap(Ports::methods).distinct().toList();
    }

    /** Whether an environment's id can stand first. */
    public static boolean takesEnvironment(Method method) {
        return method.getParameterCount() > 0 && method.getParameterTypes()[0] == String.class;
    }

    /** Such as {@code FeatureRepository.find(String, String)}. */
    public static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods()).filter(method -> !Modifier.isStatic(method.getModifiers()));
    }

    /**
     * All but {@link Session}, which only hands them out: in a directory while the module is tested, in its archive once
     * that is packed.
     */
    private static List<Class<?>> interfaces() {
        URL location =
                FeatureRepository.class.getProtectionDomain().getCodeSource().getLocation();
        try {
            Path home = Path.of(location.toURI());
            if (Files.isDirectory(home)) {
                return interfaces(home);
            }
            try (FileSystem archive = FileSystems.newFileSystem(home)) {
                return interfaces(archive.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Class<?>> interfaces(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(PACKAGE.replace('.', '/')))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .sorted()
                    .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
                    .filter(type -> type.isInterface() && type != Session.class)
                    .toList();
        }
    }

    private static Class<?> load(String simpleName) {
        try {
            return Class.forName(PACKAGE + "." + simpleName);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
