-- Pages of an environment in order of name.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.STATISTICS
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'api_key'
            AND INDEX_NAME = 'idx_api_key_environment_id_name_id') = 0,
'CREATE INDEX idx_api_key_environment_id_name_id ON api_key (environment_id, name, id)
    ALGORITHM = INPLACE LOCK = NONE',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
