package io.bucketeer.data.testkit.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SharedLibrariesTest {

    @Test
    void absentLibrariesAndVersionsAreFound() {
        String listing = """
                /cache/redis-server: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by /cache/redis-server)
                /cache/redis-server: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by libm.so.6)
                \tlinux-vdso.so.1 (0x00007fe0d661e000)
                \tlibssl.so.3 => not found
                \tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007fe0d581e000)
                """;

        assertThat(SharedLibraries.missingIn(listing)).containsExactly("GLIBC_2.34", "libssl.so.3");
    }

    @Test
    void nothingIsMissingFromACompleteListing() {
        assertThat(SharedLibraries.missingIn("\tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007fe0d652d000)"))
                .isEmpty();
    }
}
