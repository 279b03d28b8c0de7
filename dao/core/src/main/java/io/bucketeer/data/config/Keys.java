package io.bucketeer.data.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Every key of the file, with its type, default and range: what the parser, the JSON Schema and the reference share.
 */
final class Keys {

    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final Kind<String> ENGINE = new EngineKind(ChoiceKind.of("mysql", "postgres"));
    private static final Kind<Integer> PORT_NUMBER = new NumberKind(1, 65535);
    private static final Kind<Path> FILE = new PathKind();
    private static final Kind<Boolean> FLAG = new FlagKind();

    private static final String IPV6 = "[0-9A-Fa-f]{0,4}(:[0-9A-Fa-f]{0,4}){1,6}:[0-9A-Fa-f.]{0,15}";

    /** Narrow on purpose: whatever passes goes into a JDBC URL, where {@code / ? &} would start options. */
    private static final Kind<String> HOST_NAME = new TextKind(
            "text",
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,252}|" + IPV6 + "|\\[" + IPV6 + "\\]"),
            "one host name or IP address",
            "must be one host name or IP address");

    private static final Kind<String> DATABASE_NAME = new TextKind(
            "text",
            Pattern.compile("[A-Za-z0-9_$-]{1,63}"),
            "1 to 63 letters, digits, _ $ -",
            "must be 1 to 63 letters, digits, '_', '$' or '-'");

    private static final Kind<String> ANY_TEXT = new TextKind(
            "text",
            Pattern.compile("[^\\p{Cntrl}]+"),
            "one character or more",
            "must not be empty, nor hold control characters");

    static final Key<String> TYPE = Key.withoutFallback("type", ENGINE, "the database engine");
    static final Key<String> CLOUD = Key.withFallback(
            "cloud", ChoiceKind.of("none", "aws", "gcp", "azure"), "none", "the cloud that supplies tokens");
    static final Key<String> AUTH =
            Key.withFallback("auth", ChoiceKind.of("password", "iam"), "password", "how to log in");

    static final Key<String> URL =
            Key.secret("url", ANY_TEXT, "all of host, port and database, and maybe user and password, in one text");
    static final Key<String> HOST = Key.withoutFallback("host", HOST_NAME, "the server's name or address");
    static final Key<Integer> PORT = Key.withoutFallback(
            "port", PORT_NUMBER, "the server's port; if absent, mysql has 3306, postgres 5432 and Redis 6379");
    static final Key<String> DATABASE = Key.withoutFallback("database", DATABASE_NAME, "the database on the server");
    static final Key<String> USERNAME = Key.secret("username", ANY_TEXT, "the user name");
    static final Key<Path> USERNAME_FILE = Key.withoutFallback(
            "usernameFile", FILE, "a file that holds the user name; read again for every new connection");
    static final Key<String> PASSWORD = Key.secret("password", ANY_TEXT, "the password");
    static final Key<Path> PASSWORD_FILE = Key.withoutFallback(
            "passwordFile", FILE, "a file that holds the password; read again for every new connection");
    static final Key<Path> PEM_FILE =
            Key.withoutFallback("pemFile", FILE, "the CA certificates that the server's certificate must come from");

    static final Key<String> TLS_MODE = Key.withoutFallback(
            "mode",
            ChoiceKind.of("verifyFull", "off"),
            "whether the connection is encrypted and the server verified; if absent, off for loopback hosts"
                    + " without pemFile");
    static final Key<Path> CA_FILE = Key.withoutFallback("caFile", FILE, "another place for params.pemFile");

    static final Key<Integer> MAXIMUM_SIZE =
            Key.withFallback("maximumSize", new NumberKind(1, 1000), 10, "the most connections this process opens");
    static final Key<Duration> CONNECTION_TIMEOUT = Key.withFallback(
            "connectionTimeout",
            new DurationKind(Duration.ofMillis(250), Duration.ofMinutes(1), MILLISECOND, false),
            Duration.ofSeconds(2),
            "the longest wait for a connection");
    static final Key<Duration> LOCK_TIMEOUT = Key.withFallback(
            "lockTimeout",
            new DurationKind(SECOND, Duration.ofMinutes(1), SECOND, false),
            Duration.ofSeconds(3),
            "the longest wait for a row that others have locked; shorter than statementTimeout");
    static final Key<Duration> STATEMENT_TIMEOUT = Key.withFallback(
            "statementTimeout",
            new DurationKind(SECOND, Duration.ofHours(1), SECOND, false),
            Duration.ofSeconds(10),
            "the longest run of one statement; shorter than socketTimeout");
    static final Key<Duration> SOCKET_TIMEOUT = Key.withFallback(
            "socketTimeout",
            new DurationKind(SECOND, Duration.ofHours(2), SECOND, false),
            Duration.ofSeconds(30),
            "the longest silence of the server before the connection is dropped");
    static final Key<Duration> KEEPALIVE_TIME = Key.withFallback(
            "keepaliveTime",
            new DurationKind(Duration.ofSeconds(30), Duration.ofHours(1), MILLISECOND, true),
            Duration.ofMinutes(2),
            "how often an idle connection is tried; shorter than maxLifetime");
    static final Key<Duration> MAX_LIFETIME = Key.withFallback(
            "maxLifetime",
            new DurationKind(Duration.ofMinutes(1), Duration.ofHours(24), MILLISECOND, false),
            Duration.ofMinutes(30),
            "the age at which a connection is replaced; shorter than any limit of server or network");
    static final Key<Duration> LEAK_DETECTION = Key.withFallback(
            "leakDetection",
            new DurationKind(Duration.ofSeconds(2), Duration.ofHours(1), MILLISECOND, true),
            Duration.ZERO,
            "how long a connection may be in use before a warning is logged");
    static final Key<Boolean> POOLER = Key.withFallback(
            "pooler",
            FLAG,
            false,
            "whether a transaction-mode pooler stands in front of PostgreSQL; nothing is prepared on the server then");

    static final Key<Boolean> ENABLED = Key.withFallback("enabled", FLAG, true, "whether Redis is used at all");
    static final Key<String> NOSQL_TYPE = Key.withoutFallback(
            "type", ChoiceKind.of("redis", "elastiCache", "memorystore", "azureCache"), "the service that runs Redis");

    static final Key<Boolean> STORE_SECRET = Key.withFallback(
            "storeSecret",
            FLAG,
            false,
            "whether secrets of API keys are also stored in clear, as Bucketeer's Go services need");
    static final Key<Boolean> LEGACY_LOOKUP = Key.withFallback(
            "legacyLookup",
            FLAG,
            false,
            "whether API keys are found whose secret is stored in clear or was made by Bucketeer's Go services");

    static final Shape TLS = Shape.of("tls", TLS_MODE, CA_FILE);
    static final Shape POOL = Shape.of(
            "pool",
            MAXIMUM_SIZE,
            CONNECTION_TIMEOUT,
            LOCK_TIMEOUT,
            STATEMENT_TIMEOUT,
            SOCKET_TIMEOUT,
            KEEPALIVE_TIME,
            MAX_LIFETIME,
            LEAK_DETECTION,
            POOLER);
    static final Shape DATABASE_PARAMS =
            Shape.of("params", URL, HOST, PORT, DATABASE, USERNAME, USERNAME_FILE, PASSWORD, PASSWORD_FILE, PEM_FILE);
    static final Shape NOSQL_PARAMS =
            Shape.of("params", URL, HOST, PORT, USERNAME, USERNAME_FILE, PASSWORD, PASSWORD_FILE, PEM_FILE);

    static final Shape RDBMS = Shape.of("rdbms", TYPE, CLOUD, AUTH).with(DATABASE_PARAMS, TLS, POOL);
    static final Shape EVENTS = RDBMS.named("events");
    static final Shape NOSQL = Shape.of("nosql", ENABLED, NOSQL_TYPE).with(NOSQL_PARAMS, TLS);
    static final Shape API_KEYS = Shape.of("apiKeys", STORE_SECRET, LEGACY_LOOKUP);
    static final Shape MESSAGE_SERVICE = Shape.openTo("messageService");
    static final Shape KMS = Shape.openTo("kms");
    static final Shape ROOT = Shape.of("").with(RDBMS, EVENTS, NOSQL, API_KEYS, MESSAGE_SERVICE, KMS);

    private Keys() {}
}
