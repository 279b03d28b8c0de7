package io.bucketeer.data.watch;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Hears what passes through a stream on its way. A text may come in pieces, however small: the end of what came before is
 * heard again with what comes next.
 */
final class WatchedOutput extends FilterOutputStream {

    private final Consumer<String> listener;
    private String end = "";

    private WatchedOutput(OutputStream target, Consumer<String> listener) {
        super(target);
        this.listener = listener;
    }

    /** A stream that hands on everything as it comes. */
    static PrintStream of(PrintStream target, Consumer<String> listener) {
        return new Printing(new WatchedOutput(target, listener));
    }

    static boolean isHeard(PrintStream stream) {
        return stream instanceof Printing;
    }

    @Override
    public void write(int single) throws IOException {
        hear(new byte[] {(byte) single}, 0, 1);
        out.write(single);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        hear(bytes, offset, length);
        out.write(bytes, offset, length);
    }

    /** One character for each byte: secrets are of ASCII, whatever stands around them. */
    private synchronized void hear(byte[] bytes, int offset, int length) {
        String text = end + new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        listener.accept(text);
        end = text.substring(Math.max(0, text.length() - SecretForm.JUST_TOO_SHORT));
    }

    /** A type of its own, so that it is known again. */
    private static final class Printing extends PrintStream {

        Printing(OutputStream target) {
            super(target, true, StandardCharsets.UTF_8);
        }
    }
}
