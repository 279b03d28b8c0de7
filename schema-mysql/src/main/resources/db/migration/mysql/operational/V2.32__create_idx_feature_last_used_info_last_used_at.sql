-- When a feature was last used, whatever its version.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.STATISTICS
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'feature_last_used_info'
            AND INDEX_NAME = 'idx_feature_last_used_info_last_used_at') = 0,
'CREATE INDEX idx_feature_last_used_info_last_used_at ON feature_last_used_info (environment_id, feature_id, last_used_at)
    ALGORITHM = INPLACE LOCK = NONE',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
