package io.bucketeer.data.config;

import java.util.List;

/**
 * What has to be known about a server before it can be asked.
 *
 * @param hasDatabases whether one of several databases on it must be named
 */
record Engine(int defaultPort, List<String> urlSchemes, boolean hasDatabases) {

    static final Engine REDIS = new Engine(6379, List.of("redis", "rediss"), false);

    /** Stands in for a wrong type, so that the other keys can be checked all the same. */
    static final Engine UNKNOWN = new Engine(1, List.of(), true);

    static final String POOLER_RULE = "must be false: only PostgreSQL stands behind a transaction-mode pooler";

    private static final Engine MYSQL = new Engine(3306, List.of("mysql"), true);
    private static final Engine POSTGRES = new Engine(5432, List.of("postgres", "postgresql"), true);

    static Engine of(String type) {
        return type.equals("mysql") ? MYSQL : POSTGRES;
    }
}
