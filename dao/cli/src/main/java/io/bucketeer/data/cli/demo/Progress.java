package io.bucketeer.data.cli.demo;

import java.io.PrintWriter;
import java.util.Locale;

/** Says what is being done, with the time since the start. Thread-safe. */
final class Progress {

    private final PrintWriter out;
    private final long start = System.nanoTime();

    Progress(PrintWriter out) {
        this.out = out;
    }

    synchronized void say(String what) {
        out.println(String.format(Locale.ROOT, "[%5.1f s] %s", (System.nanoTime() - start) / 1e9, what));
        out.flush();
    }
}
