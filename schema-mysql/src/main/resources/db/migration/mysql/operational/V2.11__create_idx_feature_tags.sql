-- Features of a tag: ? MEMBER OF (IF(JSON_TYPE(tags) = 'NULL', JSON_ARRAY(), tags)), and JSON_CONTAINS of the same
-- expression. A JSON null, which Bucketeer writes for no tags, cannot be cast to an array (error 3903). The server
-- builds such an index in place, but not while others write (error 1846).
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.STATISTICS
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'feature'
            AND INDEX_NAME = 'idx_feature_tags') = 0,
'CREATE INDEX idx_feature_tags ON feature (
    (CAST(IF(JSON_TYPE(tags) = ''NULL'', JSON_ARRAY(), tags) AS CHAR(255) ARRAY))
) ALGORITHM = INPLACE LOCK = SHARED',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
