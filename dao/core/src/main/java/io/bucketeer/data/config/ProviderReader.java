package io.bucketeer.data.config;

import java.util.Optional;

/** Reads {@code cloud} and {@code auth}. */
final class ProviderReader {

    private final Section database;
    private final Section params;

    ProviderReader(Section database, Section params) {
        this.database = database;
        this.params = params;
    }

    String cloud() {
        String cloud = database.read(Keys.CLOUD);
        if (!cloud.equals(Keys.CLOUD.requireFallback())) {
            database.refuse(
                    Keys.CLOUD,
                    "needs the module bucketeer-cloud-" + cloud + " on the class path; without it give none");
        }
        return cloud;
    }

    /** @param endpoint whose URL may hold a password */
    String auth(String cloud, Optional<Endpoint> endpoint) {
        String auth = database.read(Keys.AUTH);
        if (auth.equals("iam")) {
            refusePassword(endpoint);
            if (cloud.equals(Keys.CLOUD.requireFallback())) {
                database.refuse(Keys.AUTH, "must be password where no 'cloud' supplies tokens");
            }
        }
        return auth;
    }

    private void refusePassword(Optional<Endpoint> endpoint) {
        String rule = "cannot be combined with '" + database.nameOf(Keys.AUTH.name()) + ": iam'";
        for (Key<?> key : new Key<?>[] {Keys.PASSWORD, Keys.PASSWORD_FILE}) {
            if (params.has(key)) {
                params.problem(key.name(), rule + ": remove it");
            }
        }
        if (endpoint.map(Endpoint::password).isPresent()) {
            params.refuse(Keys.URL, "holds a password, which " + rule + ": remove it");
        }
    }
}
