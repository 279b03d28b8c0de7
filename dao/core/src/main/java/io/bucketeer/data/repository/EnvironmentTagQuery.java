package io.bucketeer.data.repository;

import io.bucketeer.data.model.TagEntityType;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tags of all environments to list, in which order. Filters are combined with and; one that is {@code null}
 * or an empty search does not filter.
 *
 * <p>Immutable.
 *
 * @param organizationId only those of environments of this organization
 * @param environmentIds only those of these environments, at most {@value #MAX_ENVIRONMENT_IDS}; absent: no filter;
 *     empty: nothing is found
 * @param entityType only those whose {@code entityType} equals this
 * @param search only those that contain this text in {@code name}, literally and whatever the case
 * @param sort what to order by; a builder starts with {@link EnvironmentTagSort#NAME}
 * @param direction which way to run; a builder starts ascending
 * @param pageSize the most rows of one page, 1 to {@value #MAX_PAGE_SIZE}; a builder starts with 50
 * @param cursor where to go on, from {@link Page}; {@code null} for the first page
 */
public record EnvironmentTagQuery(
        @Nullable String organizationId,
        @Nullable Set<String> environmentIds,
        @Nullable TagEntityType entityType,
        @Nullable String search,
        EnvironmentTagSort sort,
        Direction direction,
        int pageSize,
        @Nullable String cursor) {

    /** The most rows that one page may have. */
    public static final int MAX_PAGE_SIZE = 1_000;

    /** The most environments that may be asked for. */
    public static final int MAX_ENVIRONMENT_IDS = 1_000;

    public EnvironmentTagQuery {
        environmentIds = environmentIds == null ? null : Set.copyOf(environmentIds);
        Objects.requireNonNull(sort, "EnvironmentTagQuery.sort is null");
        Objects.requireNonNull(direction, "EnvironmentTagQuery.direction is null");
        if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "pageSize was " + pageSize + " but it must be from 1 to " + MAX_PAGE_SIZE);
        }
    }

    /** All tags, by {@link EnvironmentTagSort#NAME}. */
    public static EnvironmentTagQuery all() {
        return builder().build();
    }

    /** Starts a query. */
    public static Builder builder() {
        return new Builder();
    }

    /** This query for the page that starts at the cursor. */
    public EnvironmentTagQuery after(String nextCursor) {
        return toBuilder().cursor(nextCursor).build();
    }

    /** Starts a copy of this query. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.organizationId = organizationId;
        builder.environmentIds = environmentIds;
        builder.entityType = entityType;
        builder.search = search;
        builder.sort = sort;
        builder.direction = direction;
        builder.pageSize = pageSize;
        builder.cursor = cursor;
        return builder;
    }

    /** Builds an {@link EnvironmentTagQuery}. Not thread-safe. */
    public static final class Builder {

        private @Nullable String organizationId;
        private @Nullable Set<String> environmentIds;
        private @Nullable TagEntityType entityType;
        private @Nullable String search;
        private EnvironmentTagSort sort = EnvironmentTagSort.NAME;
        private Direction direction = Direction.ASCENDING;
        private int pageSize = 50;
        private @Nullable String cursor;

        private Builder() {}

        /** Only those of environments of this organization. */
        public Builder organizationId(@Nullable String organizationId) {
            this.organizationId = organizationId;
            return this;
        }

        /**
         * Only those of these environments, at most {@value #MAX_ENVIRONMENT_IDS}; absent: no filter; empty: nothing is
         * found.
         */
        public Builder environmentIds(@Nullable Set<String> environmentIds) {
            this.environmentIds = environmentIds;
            return this;
        }

        /** Only those whose {@code entityType} equals this. */
        public Builder entityType(@Nullable TagEntityType entityType) {
            this.entityType = entityType;
            return this;
        }

        /** Only those that contain this text in {@code name}, literally and whatever the case. */
        public Builder search(@Nullable String search) {
            this.search = search;
            return this;
        }

        /** What to order by; a builder starts with {@link EnvironmentTagSort#NAME}. */
        public Builder sort(EnvironmentTagSort sort) {
            this.sort = sort;
            return this;
        }

        /** Which way to run; a builder starts ascending. */
        public Builder direction(Direction direction) {
            this.direction = direction;
            return this;
        }

        /** The most rows of one page, 1 to {@value #MAX_PAGE_SIZE}; a builder starts with 50. */
        public Builder pageSize(int pageSize) {
            this.pageSize = pageSize;
            return this;
        }

        /** Where to go on, from {@link Page}; {@code null} for the first page. */
        public Builder cursor(@Nullable String cursor) {
            this.cursor = cursor;
            return this;
        }

        /**
         * The finished query.
         *
         * @throws IllegalArgumentException when the page size is out of range
         */
        public EnvironmentTagQuery build() {
            return new EnvironmentTagQuery(
                    organizationId, environmentIds, entityType, search, sort, direction, pageSize, cursor);
        }
    }
}
