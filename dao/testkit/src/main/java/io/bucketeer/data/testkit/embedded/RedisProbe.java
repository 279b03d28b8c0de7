package io.bucketeer.data.testkit.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The one question a Redis server is asked before it is handed out; too little to need a client. */
public final class RedisProbe {

    private static final int TIMEOUT_MILLIS = 3_000;

    private RedisProbe() {}

    /** One value of the section {@code server} of Redis' {@code INFO}. */
    public static String info(String host, int port, String key) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write("INFO server\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            BufferedReader reply =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String prefix = key + ":";
            return reply.lines()
                    .filter(line -> line.startsWith(prefix))
                    .map(line -> line.substring(prefix.length()))
                    .findFirst()
                    .orElseThrow(() -> new IOException("Redis does not tell its " + key));
        }
    }
}
