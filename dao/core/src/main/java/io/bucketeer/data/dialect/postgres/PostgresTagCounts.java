package io.bucketeer.data.dialect.postgres;

import io.bucketeer.data.dialect.TagCounts;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;

/** The names inside the composite, by code point, which is not the order of a text that says no collation. */
final class PostgresTagCounts implements TagCounts {

    @Override
    public ResultQuery<?> of(String environmentId) {
        return DSL.resultQuery(
                "select carried.tag collate \"C\", count(distinct feature.id)"
                        + " from feature, unnest((feature.tags).names) as carried(tag)"
                        + " where feature.environment_id = {0} and not feature.deleted and carried.tag is not null"
                        + " group by 1 order by 1",
                DSL.val(environmentId));
    }
}
