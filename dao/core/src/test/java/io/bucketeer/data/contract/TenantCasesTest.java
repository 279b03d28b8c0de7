package io.bucketeer.data.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No method of a port or a directory escapes {@link TenantIsolationContract}. */
class TenantCasesTest {

    private final Set<String> methods =
            Ports.methods().stream().map(Ports::name).collect(Collectors.toCollection(TreeSet::new));
    private final Set<String> cases = TenantCases.all().keySet();

    @Test
    void everyMethodOfAPort_takesTheEnvironmentFirst() {
        assertThat(Ports.methods())
                .isNotEmpty()
                .allSatisfy(method -> assertThat(Ports.takesEnvironment(method))
                        .as(Ports.name(method))
                        .isTrue());
    }

    @Test
    void everyMethodOfAPort_hasItsCase() {
        assertThat(without(methods, cases))
                .as("methods without a case in TenantCases")
                .isEmpty();
    }

    @Test
    void everyCase_hasItsMethod() {
        assertThat(without(cases, methods))
                .as("cases of TenantCases without a method")
                .isEmpty();
    }

    @Test
    void everyMethodOfADirectory_hasItsCase() {
        assertThat(Ports.directoryMethods().stream().map(Ports::name))
                .as("methods with a case in TenantCases")
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(TenantCases.crossing().keySet());
    }

    private static Set<String> without(Set<String> all, Set<String> known) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(known);
        return rest;
    }
}
