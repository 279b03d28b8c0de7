package io.bucketeer.data.config;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how to log in: user name and password, each from a key, a file or the URL. */
final class CredentialsReader {

    private final Section params;
    private final SourceReader sources;

    CredentialsReader(Section params) {
        this.params = params;
        this.sources = new SourceReader(params);
    }

    /**
     * The credentials of a database; empty after a problem was added.
     *
     * @param endpoint empty after a problem with it, so that nobody can say what a URL lacks
     */
    Optional<Credentials> required(Optional<Endpoint> endpoint) {
        Optional<TextSource> username = username(endpoint);
        Optional<TextSource> password = password(endpoint);
        boolean urlIsKnown = endpoint.isPresent() || !params.has(Keys.URL);
        if (urlIsKnown) {
            requireOne(
                    Keys.USERNAME,
                    Keys.USERNAME_FILE,
                    endpoint.map(Endpoint::user).orElse(null));
            requireOne(
                    Keys.PASSWORD,
                    Keys.PASSWORD_FILE,
                    endpoint.map(Endpoint::password).orElse(null));
        }
        return username.flatMap(user -> password.map(secret -> new SourcedCredentials(user, secret)));
    }

    /** The credentials of a server that may ask for none; without a user name it is the {@code default} user's. */
    Optional<Credentials> optional(Optional<Endpoint> endpoint) {
        Optional<TextSource> username = username(endpoint);
        Optional<TextSource> password = password(endpoint);
        if (username.isPresent() && password.isEmpty()) {
            requireOne(Keys.PASSWORD, Keys.PASSWORD_FILE, null);
        }
        return password.map(
                secret -> new SourcedCredentials(username.orElseGet(() -> new FixedText("default")), secret));
    }

    private Optional<TextSource> username(Optional<Endpoint> endpoint) {
        return sources.read(
                Keys.USERNAME, Keys.USERNAME_FILE, endpoint.map(Endpoint::user).orElse(null));
    }

    private Optional<TextSource> password(Optional<Endpoint> endpoint) {
        return sources.read(
                Keys.PASSWORD,
                Keys.PASSWORD_FILE,
                endpoint.map(Endpoint::password).orElse(null));
    }

    private void requireOne(Key<String> text, Key<Path> file, @Nullable String urlPart) {
        if (urlPart == null && !params.has(text) && !params.has(file)) {
            params.problem(
                    text.name(), "is missing: give it here, in '" + file.name() + "' or in '" + Keys.URL.name() + "'");
        }
    }
}
