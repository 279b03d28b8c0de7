-- When a feature was last used, whatever its version. The server appends the id to an index as long as both have no more
-- than 3,072 bytes; an index that has the id, but not in order, keeps the optimizer from the one that has it in order.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.STATISTICS
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'feature_last_used_info'
            AND INDEX_NAME = 'idx_feature_last_used_info_last_used_at' AND COLUMN_NAME = 'version') = 0,
'ALTER TABLE feature_last_used_info
    DROP INDEX idx_feature_last_used_info_last_used_at,
    ADD INDEX idx_feature_last_used_info_last_used_at (environment_id, feature_id, last_used_at, version),
    ALGORITHM = INPLACE,
    LOCK = NONE',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
