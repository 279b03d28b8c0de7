-- Users of a segment in order of id, which the server appends to the index.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.STATISTICS
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'segment_user'
            AND INDEX_NAME = 'idx_segment_user_environment_id_segment_id') = 0,
'CREATE INDEX idx_segment_user_environment_id_segment_id ON segment_user (environment_id, segment_id)
    ALGORITHM = INPLACE LOCK = NONE',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
