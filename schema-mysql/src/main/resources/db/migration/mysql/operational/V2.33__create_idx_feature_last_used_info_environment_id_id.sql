-- Pages and streams of an environment in order of id.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.STATISTICS
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'feature_last_used_info'
            AND INDEX_NAME = 'idx_feature_last_used_info_environment_id_id') = 0,
'CREATE INDEX idx_feature_last_used_info_environment_id_id ON feature_last_used_info (environment_id, id)
    ALGORITHM = INPLACE LOCK = NONE',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
