package io.bucketeer.data.testkit.embedded;

/** What committed data survives. */
public enum Durability {
    /** Nothing for sure: the last commits may go with the server's process. The fastest. */
    NONE,
    /** The end of the server's process: after a restart all is there that was acknowledged. */
    PROCESS,
    /** The end of the machine too: every commit reaches the disk, as in production. */
    MACHINE;

    /** For servers that nobody restarts. */
    public static Durability ofSharedServers() {
        return orMachine(NONE);
    }

    /** For servers whose end is part of a test. */
    public static Durability ofPrivateServers() {
        return orMachine(PROCESS);
    }

    /** Benchmarks want it of all. */
    private static Durability orMachine(Durability other) {
        return Boolean.getBoolean("testkit.durable") ? MACHINE : other;
    }

    /** What the description of such a server adds. */
    String remark() {
        return this == MACHINE ? ", durable" : "";
    }
}
