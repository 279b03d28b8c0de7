-- The segments that list a user. With the id an entry could be wider than an index allows; they are few.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.STATISTICS
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'segment_user'
            AND INDEX_NAME = 'idx_segment_user_environment_id_user_id') = 0,
'CREATE INDEX idx_segment_user_environment_id_user_id ON segment_user (environment_id, user_id)
    ALGORITHM = INPLACE LOCK = NONE',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
