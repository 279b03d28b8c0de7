package io.bucketeer.data.dialect.mysql;

import io.bucketeer.data.dialect.TagCounts;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;

/**
 * The names are made rows by {@code JSON_TABLE}, in the collation of tags. A JSON null, which Bucketeer writes for an
 * empty list, has none.
 */
final class MySqlTagCounts implements TagCounts {

    @Override
    public ResultQuery<?> of(String environmentId) {
        return DSL.resultQuery(
                "select carried.tag, count(distinct feature.id) from feature, json_table(feature.tags, '$[*]' columns"
                        + " (tag varchar(255) character set utf8mb4 collate utf8mb4_0900_bin path '$')) as carried"
                        + " where feature.environment_id = {0} and feature.deleted = false and carried.tag is not null"
                        + " group by carried.tag order by carried.tag",
                DSL.val(environmentId));
    }
}
