-- What rules look at: '<operator>' for the operator of each clause, and '4:<segment id>' for each segment. An id of a
-- segment has no more than 255 characters; a longer value names none, and would not fit into the index.
CREATE FUNCTION rule_references(rules rule[]) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN array(
        SELECT DISTINCT reference COLLATE "C"
        FROM unnest(rules) AS rule, unnest(rule.clauses) AS clause, LATERAL (
            SELECT clause.operator::text AS reference
            UNION ALL
            SELECT '4:' || value FROM unnest(clause.values) AS value
            WHERE clause.operator = 4 AND length(value) <= 255
        ) AS looked_at
    );
COMMENT ON FUNCTION rule_references(rule[]) IS
    'Operators of all clauses, and as 4:id the segments that clauses look into; each once.';

CREATE INDEX idx_feature_references ON feature USING gin (rule_references(rules));
