package io.bucketeer.data.testkit.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PortRetryTest {

    private final List<Integer> tried = new ArrayList<>();

    @Test
    void aPortThatIsTakenIsFollowedByAnother() {
        assertThatThrownBy(() -> PortRetry.start(port -> {
                    tried.add(port);
                    throw new PortTakenException("taken", null);
                }))
                .isInstanceOf(PortTakenException.class);

        assertThat(tried).hasSize(5);
    }

    @Test
    void anotherFailureIsNotTriedAgain() {
        assertThatThrownBy(() -> PortRetry.start(port -> {
                    tried.add(port);
                    throw new EmbeddedServerException("no disk");
                }))
                .hasMessage("no disk");

        assertThat(tried).hasSize(1);
    }
}
