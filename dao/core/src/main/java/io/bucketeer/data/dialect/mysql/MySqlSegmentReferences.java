package io.bucketeer.data.dialect.mysql;

import io.bucketeer.data.dialect.SegmentReferences;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The clauses are made rows by {@code JSON_TABLE}. Which features are looked at comes from an index: one bit says that
 * a feature looks into segments at all; a multi-valued index over the values of its clauses finds the candidates of
 * certain segments. Both expressions must be the indexes' own.
 */
final class MySqlSegmentReferences implements SegmentReferences {

    private static final String USES_SEGMENTS =
            "coalesce(json_contains(json_extract(feature.rules, '$[*].clauses[*].operator'), '4'), 0) = 1";

    /** Where the values have more than 512 bytes together, the environment's id stands in for them. */
    private static final String INDEXED_VALUES =
            "if(json_contains(json_extract(feature.rules, '$[*].clauses[*].operator'), '4'),"
                    + " if(length(cast(json_extract(feature.rules, '$[*].clauses[*].values[*]') as char)) <= 512,"
                    + " json_extract(feature.rules, '$[*].clauses[*].values[*]'), json_array(feature.environment_id)),"
                    + " json_array())";

    /** Every value of every clause, in the collation of ids; a value that is longer than an id is NULL. */
    private static final String CLAUSES =
            "json_table(feature.rules, '$[*].clauses[*]' columns (operator int path '$.operator',"
                    + " nested path '$.values[*]' columns (segment_id varchar(255) character set utf8mb4"
                    + " collate utf8mb4_0900_bin path '$'))) as clause";

    private static final String FROM = " from feature, " + CLAUSES
            + " where feature.deleted = false and clause.operator = 4 and clause.segment_id is not null";

    @Override
    public ResultQuery<?> pairs(String environmentId, Collection<String> segmentIds) {
        List<String> indexed = new ArrayList<>(segmentIds);
        indexed.add(environmentId);
        return DSL.resultQuery(
                "select distinct clause.segment_id, feature.id" + FROM + " and feature.environment_id = {0}"
                        + " and json_overlaps(" + INDEXED_VALUES + ", cast({1} as json))"
                        + " and json_contains({2}, json_quote(clause.segment_id))"
                        + " order by clause.segment_id, feature.id",
                DSL.val(environmentId),
                json(indexed),
                json(segmentIds));
    }

    private static QueryPart json(Collection<String> texts) {
        return DSL.val(MySqlJson.array(texts));
    }

    /** A derived table that depends on nothing outside is computed once, however many segments there are. */
    @Override
    public Field<Integer> count(String environmentId, Field<String> segmentId) {
        return DSL.field(
                "coalesce((select named.features from (select clause.segment_id, count(distinct feature.id) as features"
                        + FROM + " and feature.environment_id = {0} and " + USES_SEGMENTS
                        + " group by clause.segment_id) as named where named.segment_id = {1}), 0)",
                Integer.class,
                DSL.val(environmentId),
                segmentId);
    }

    /**
     * The pairs are a derived table, which is computed once and looked up in: a table function in the subquery itself
     * would be computed anew for every segment and every feature. {@code distinct} keeps it from being merged.
     */
    @Override
    public Condition exist(@Nullable String environmentId, Field<String> segmentEnvironment, Field<String> segmentId) {
        String pairs = "({0}, {1}) in (select used.environment_id, used.segment_id from"
                + " (select distinct feature.environment_id, clause.segment_id" + FROM + " and " + USES_SEGMENTS;
        return environmentId == null
                ? DSL.condition(pairs + ") as used)", segmentEnvironment, segmentId)
                : DSL.condition(
                        pairs + " and feature.environment_id = {2}) as used)",
                        segmentEnvironment,
                        segmentId,
                        DSL.val(environmentId));
    }
}
