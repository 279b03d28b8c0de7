package io.bucketeer.data.dialect.mysql;

import io.bucketeer.data.dialect.SegmentReferences;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
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

    /** How many ids are looked up in the multi-valued index at most. */
    private static final int MOST_BY_INDEX = 20;

    private static final String FROM = " from feature, " + CLAUSES
            + " where feature.deleted = false and clause.operator = 4 and clause.segment_id is not null";

    /**
     * Given ids are looked up in a table of their own. Few of them also name the candidates; for many, comparing each
     * list of values with each id would cost more than reading all features that look into segments.
     */
    @Override
    public ResultQuery<?> pairs(String environmentId, Collection<String> segmentIds) {
        return DSL.resultQuery(
                "select distinct clause.segment_id, feature.id" + FROM + " and feature.environment_id = {0} and {1}"
                        + " and clause.segment_id in (select given.element from json_table({2}, '$[*]' columns"
                        + " (element varchar(255) character set utf8mb4 collate utf8mb4_0900_bin path '$')) as given)"
                        + " order by clause.segment_id, feature.id",
                DSL.val(environmentId),
                segmentIds.size() > MOST_BY_INDEX
                        ? DSL.condition(USES_SEGMENTS)
                        : valuesOverlap(environmentId, segmentIds),
                DSL.val(MySqlJson.array(segmentIds)));
    }

    private static Condition valuesOverlap(String environmentId, Collection<String> segmentIds) {
        List<String> indexed = new ArrayList<>(segmentIds);
        indexed.add(environmentId);
        return DSL.condition(
                "json_overlaps(" + INDEXED_VALUES + ", cast({0} as json))", DSL.val(MySqlJson.array(indexed)));
    }

    /**
     * Of all segments at once, in one JSON object: a derived table that depends on nothing outside is computed once,
     * and a member is found in it without reading the others. The optimizer makes no index for a derived table of many
     * rows that a subquery looks into, and would read all of it again for every segment.
     */
    @Override
    public Field<Integer> count(String environmentId, Field<String> segmentId) {
        return DSL.field(
                "coalesce((select cast(json_extract(used.counts, concat('$.', json_quote({1}))) as signed)"
                        + " from (select json_objectagg(named.segment_id, named.features) as counts"
                        + " from (select clause.segment_id, count(distinct feature.id) as features"
                        + FROM + " and feature.environment_id = {0} and " + USES_SEGMENTS
                        + " group by clause.segment_id) as named) as used), 0)",
                Integer.class,
                DSL.val(environmentId),
                segmentId);
    }

    /**
     * The derived table is computed once, and {@code EXISTS} becomes a join with it, or with what is not in it. With
     * the table function itself below it, all features would be read again for every segment.
     */
    @Override
    public Condition exist(@Nullable String environmentId, Field<String> segmentEnvironment, Field<String> segmentId) {
        return DSL.condition(
                "exists (select 1 from (select distinct feature.environment_id, clause.segment_id" + FROM + " and "
                        + USES_SEGMENTS + "{0}) as named where named.environment_id = {1} and named.segment_id = {2})",
                environmentId == null
                        ? DSL.sql("")
                        : DSL.sql(" and feature.environment_id = {0}", DSL.val(environmentId)),
                segmentEnvironment,
                segmentId);
    }
}
