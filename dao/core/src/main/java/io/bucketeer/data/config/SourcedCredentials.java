package io.bucketeer.data.config;

/** Credentials whose halves come from two sources. */
record SourcedCredentials(TextSource username, TextSource password) implements Credentials {

    @Override
    public UsernamePassword current() {
        return new UsernamePassword(username.current(), Secret.of(password.current()));
    }

    @Override
    public String toString() {
        return "Credentials[username=" + username + ", password=" + password + "]";
    }
}
