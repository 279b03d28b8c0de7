-- Features that look into a certain segment: candidates by the values of all their clauses, of which the query then
-- wants one of operator 4. A multi-valued index refuses values longer than its element (error 3907) and too many of
-- them (error 3906, and 1713 at a later update), which are legal in a clause: where the values have more than 512 bytes
-- together, the environment's id stands in for all of them, and every query asks for that as well. The environment is
-- no column of the index: a row without values is not in it, yet the server would read the rows of an environment
-- through it.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.STATISTICS
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'feature'
            AND INDEX_NAME = 'idx_feature_uses_segment_id') = 0,
'CREATE INDEX idx_feature_uses_segment_id ON feature (
    (CAST(IF(
        JSON_CONTAINS(JSON_EXTRACT(rules, ''$[*].clauses[*].operator''), ''4''),
        IF(LENGTH(CAST(JSON_EXTRACT(rules, ''$[*].clauses[*].values[*]'') AS CHAR)) <= 512,
            JSON_EXTRACT(rules, ''$[*].clauses[*].values[*]''), JSON_ARRAY(environment_id)),
        JSON_ARRAY()) AS CHAR(512) ARRAY))
) ALGORITHM = INPLACE LOCK = SHARED',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
