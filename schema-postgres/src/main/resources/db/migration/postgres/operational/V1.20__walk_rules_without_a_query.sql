-- The same function without a query, in about half the time. The results are the same, in another order, so the index stays
-- as it is. No type is named: what maintains an index runs with an empty search path.
CREATE OR REPLACE FUNCTION rule_references(rules rule[]) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    tried record;
    looked_at record;
    segment text;
    reference text;
    found text[] := '{}';
    few constant int := 100;
BEGIN
    FOREACH tried IN ARRAY coalesce(rules, '{}') LOOP
        FOREACH looked_at IN ARRAY tried.clauses[:] LOOP
            reference := looked_at.operator;
            IF reference <> ALL (found) THEN
                found := found || reference;
            END IF;
            CONTINUE WHEN looked_at.operator <> 4;
            FOREACH segment IN ARRAY looked_at.values[:] LOOP
                CONTINUE WHEN length(segment) > 255;
                reference := '4:' || segment;
                -- comparing with all that was found is quick while it is little; of much, the copies go at the end
                IF cardinality(found) > few OR reference <> ALL (found) THEN
                    found := found || reference;
                END IF;
            END LOOP;
        END LOOP;
    END LOOP;
    IF cardinality(found) > few THEN
        RETURN array(SELECT DISTINCT one COLLATE "C" FROM unnest(found) AS one);
    END IF;
    RETURN found;
END $$;
