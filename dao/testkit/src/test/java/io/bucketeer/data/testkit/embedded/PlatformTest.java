package io.bucketeer.data.testkit.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PlatformTest {

    @Test
    void linuxOnX86HasBinaries() {
        assertThatCode(() -> new Platform("Linux", "amd64").requireLinuxOnX86("MySQL"))
                .doesNotThrowAnyException();
    }

    @Test
    void anotherMachineIsToldWhatElseToDo() {
        assertThatThrownBy(() -> new Platform("Mac OS X", "aarch64").requireLinuxOnX86("MySQL"))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("the MySQL binaries are for Linux on x86-64, this is Mac OS X on aarch64:"
                        + " start Docker, or name a running server");
        assertThatThrownBy(() -> new Platform("Linux", "aarch64").requireLinuxOnX86("MySQL"))
                .isInstanceOf(EmbeddedServerException.class);
    }
}
