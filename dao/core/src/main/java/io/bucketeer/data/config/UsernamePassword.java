package io.bucketeer.data.config;

/** A user name and its password, read at the same time. */
public record UsernamePassword(String username, Secret password) {

    /** Shows neither: user names come out of secret stores too. */
    @Override
    public String toString() {
        return "UsernamePassword[****]";
    }
}
