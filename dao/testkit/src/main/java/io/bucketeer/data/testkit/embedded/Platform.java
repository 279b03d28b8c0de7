package io.bucketeer.data.testkit.embedded;

/** The machine, as far as binaries depend on it. */
record Platform(String system, String architecture) {

    static Platform current() {
        return new Platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** Refuses a machine for which there are no binaries. */
    void requireLinuxOnX86(String product) {
        if (!system.equals("Linux") || !(architecture.equals("amd64") || architecture.equals("x86_64"))) {
            throw new EmbeddedServerException(
                    "the %s binaries are for Linux on x86-64, this is %s on %s: start Docker, or name a running server"
                            .formatted(product, system, architecture));
        }
    }
}
