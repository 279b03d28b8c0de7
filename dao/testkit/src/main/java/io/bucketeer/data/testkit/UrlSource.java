package io.bucketeer.data.testkit;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Servers that somebody else runs, named by addresses in the environment. */
final class UrlSource implements ServerSource {

    private static final Map<DatabaseEngine, Set<String>> SCHEMES =
            Map.of(DatabaseEngine.MYSQL, Set.of("mysql"), DatabaseEngine.POSTGRES, Set.of("postgres", "postgresql"));

    private final Map<String, String> environment;

    UrlSource(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String mode() {
        return "url";
    }

    @Override
    public ServerAddress database(DatabaseRequest request) {
        String variable = variable(request.engine().type());
        URI uri = uri(variable, SCHEMES.getOrDefault(request.engine(), Set.of()));
        String userInfo = uri.getRawUserInfo();
        if (userInfo == null || !userInfo.contains(":")) {
            throw new TestServerException(variable + " names no user and password: scheme://user:password@host:port");
        }
        int colon = userInfo.indexOf(':');
        return new ServerAddress(
                uri.getHost(),
                uri.getPort(),
                decode(userInfo.substring(0, colon)),
                decode(userInfo.substring(colon + 1)),
                "named by " + variable);
    }

    @Override
    public ServerAddress redis() {
        String variable = variable("redis");
        URI uri = uri(variable, Set.of("redis"));
        if (uri.getRawUserInfo() != null) {
            throw new TestServerException(variable + " names a user or password; tests need a Redis without");
        }
        return new ServerAddress(uri.getHost(), uri.getPort(), "", "", "named by " + variable);
    }

    private static String variable(String type) {
        return "BUCKETEER_TEST_" + type.toUpperCase(Locale.ROOT) + "_URL";
    }

    /** The address, whole and checked; the value may hold a password, so no message repeats it. */
    private URI uri(String variable, Set<String> schemes) {
        String value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            throw new SourceUnavailableException(variable + " is not set");
        }
        URI uri;
        try {
            uri = new URI(value);
        } catch (URISyntaxException e) {
            // neither the exception nor its message: both hold the value
            throw new TestServerException(variable + " is not a URL: " + e.getReason() + " at index " + e.getIndex());
        }
        String scheme = uri.getScheme();
        if (scheme == null || !schemes.contains(scheme) || uri.getHost() == null || uri.getPort() == -1) {
            throw new TestServerException(variable + " must have the form "
                    + String.join("|", schemes.stream().sorted().toList()) + "://[user:password@]host:port");
        }
        return uri;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
