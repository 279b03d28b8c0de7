-- Features with a clause of operator 4, which looks into segments.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.STATISTICS
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'feature'
            AND INDEX_NAME = 'idx_feature_uses_segment') = 0,
'CREATE INDEX idx_feature_uses_segment ON feature (
    environment_id,
    (COALESCE(JSON_CONTAINS(JSON_EXTRACT(rules, ''$[*].clauses[*].operator''), ''4''), 0)),
    id
) ALGORITHM = INPLACE LOCK = SHARED',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
