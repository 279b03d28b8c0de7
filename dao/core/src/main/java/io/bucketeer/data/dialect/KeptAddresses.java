package io.bucketeer.data.dialect;

import java.security.Security;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long this JVM keeps the address of a host: a database that fails over by its name is looked for at the old one until
 * then. No library may change that for the whole JVM, so a long time is only told.
 */
final class KeptAddresses {

    /** What a failover may take, in seconds. */
    private static final int LONGEST_SECONDS = 10;

    /** What the JDK keeps where nothing is set. */
    private static final int DEFAULT_SECONDS = 30;

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private static final String PROPERTY = "networkaddress.cache.ttl";

    private KeptAddresses() {}

    /** What to log about the name of a database's host; empty where there is nothing to say. */
    static Optional<String> warning(String host) {
        return warning(host, Security.getProperty(PROPERTY));
    }

    /** @param seconds what the security property says; negative for ever; null where it says nothing */
    static Optional<String> warning(String host, @Nullable String seconds) {
        int kept = seconds(seconds);
        if (isAddress(host) || host.equalsIgnoreCase("localhost") || (kept >= 0 && kept <= LONGEST_SECONDS)) {
            return Optional.empty();
        }
        return Optional.of("This JVM keeps the address of " + host + (kept < 0 ? " for ever" : " for " + kept + " s")
                + ": if the database fails over by that name, nothing finds it earlier. Set the security property "
                + PROPERTY + " to 5");
    }

    private static int seconds(@Nullable String text) {
        try {
            return text == null ? DEFAULT_SECONDS : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return DEFAULT_SECONDS;
        }
    }

    /** No name holds a colon. */
    private static boolean isAddress(String host) {
        return host.contains(":") || IPV4.matcher(host).matches();
    }
}
