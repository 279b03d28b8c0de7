package io.bucketeer.data.benchmarks;

import java.io.IOException;

/**
 * Keeps this process, and all that it starts from now on, on one core. Where client and server take turns on two cores,
 * each sleeps while the other works, and on a virtual machine waking a core takes longer than a find; on one core
 * nothing but the work is measured.
 */
final class OneCore {

    private static final String CORE = "0";

    private OneCore() {}

    /** @throws IllegalStateException where the system has no {@code taskset} */
    static void pin() {
        String process = Long.toString(ProcessHandle.current().pid());
        try {
            int exit = new ProcessBuilder("taskset", "--all-tasks", "--cpu-list", "--pid", CORE, process)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("taskset refused to pin process " + process + ", exit " + exit);
            }
        } catch (IOException e) {
            throw new IllegalStateException("bench.oneCore needs taskset, of util-linux on Linux", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while pinning", e);
        }
    }
}
