-- The same function in PL/pgSQL, which plans its query once in a session. In SQL it was planned for every row that is
-- written, the most expensive part of an insert. The results are the same, so the index stays as it is.
CREATE OR REPLACE FUNCTION rule_references(rules rule[]) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    RETURN array(
        SELECT DISTINCT reference COLLATE "C"
        FROM unnest(rules) AS rule, unnest(rule.clauses) AS clause, LATERAL (
            SELECT clause.operator::text AS reference
            UNION ALL
            SELECT '4:' || value FROM unnest(clause.values) AS value
            WHERE clause.operator = 4 AND length(value) <= 255
        ) AS looked_at
    );
END $$;
