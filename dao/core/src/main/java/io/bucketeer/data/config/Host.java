package io.bucketeer.data.config;

import java.util.Locale;

/** What can be told from the text of a host alone. */
final class Host {

    private Host() {}

    /** An IPv6 address without the brackets it has in a URL; anything else unchanged. */
    static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** Host and port as a URL has them. */
    static String withPort(String host, int port) {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    /** Whether traffic to this host never leaves the machine. */
    static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.matches("127(\\.[0-9]{1,3}){3}")
                || name.equals("::1")
                || name.equals("0:0:0:0:0:0:0:1");
    }
}
