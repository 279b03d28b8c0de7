-- Features with a clause of operator 11, which looks at another feature. The expression is that of the filter; over
-- rules without a clause it would be NULL. It is no multi-valued index over the operators: such an index takes no more
-- than 65,221 bytes a row (error 3906), and a feature may have more clauses than that.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.STATISTICS
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'feature'
            AND INDEX_NAME = 'idx_feature_uses_flag') = 0,
'CREATE INDEX idx_feature_uses_flag ON feature (
    environment_id,
    (COALESCE(JSON_CONTAINS(JSON_EXTRACT(rules, ''$[*].clauses[*].operator''), ''11''), 0)),
    id
) ALGORITHM = INPLACE LOCK = SHARED',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
