-- All tags of an environment, and of all environments, in order of id.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.STATISTICS
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'tag'
            AND INDEX_NAME = 'idx_tag_environment_id_id') = 0,
'CREATE INDEX idx_tag_environment_id_id ON tag (environment_id, id)
    ALGORITHM = INPLACE LOCK = NONE',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
