package io.bucketeer.data.config;

/** Where a user name and a password come from. Thread-safe. */
public interface Credentials {

    /** What is valid now; ask again for every new connection, since files are rotated while the service runs. */
    UsernamePassword current();

    /** Credentials that never change. */
    static Credentials of(String username, Secret password) {
        return new SourcedCredentials(new FixedText(username), new FixedText(password.reveal()));
    }
}
