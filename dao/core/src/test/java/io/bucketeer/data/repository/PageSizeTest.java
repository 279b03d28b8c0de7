package io.bucketeer.data.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many rows a page may have. */
class PageSizeTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void build_sizeInRange_keepsIt(int size) {
        assertThat(FeatureQuery.builder().pageSize(size).build().pageSize()).isEqualTo(size);
        assertThat(TagQuery.builder().pageSize(size).build().pageSize()).isEqualTo(size);
        assertThat(EnvironmentApiKeyQuery.builder().pageSize(size).build().pageSize())
                .isEqualTo(size);
        assertThat(EnvironmentTagQuery.builder().pageSize(size).build().pageSize())
                .isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1_001, Integer.MAX_VALUE})
    void build_sizeOutOfRange_isRefused(int size) {
        String problem = "pageSize was " + size + " but it must be from 1 to 1000";
        assertThatThrownBy(FeatureQuery.builder().pageSize(size)::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem);
        assertThatThrownBy(TagQuery.builder().pageSize(size)::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem);
        assertThatThrownBy(EnvironmentApiKeyQuery.builder().pageSize(size)::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem);
        assertThatThrownBy(EnvironmentTagQuery.builder().pageSize(size)::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem);
    }
}
