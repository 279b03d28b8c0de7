-- A column of a foreign key cannot change its collation (error 3780): the key leaves before the conversion and returns
-- after it. Once both columns are converted the key stays.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.TABLE_CONSTRAINTS
        WHERE CONSTRAINT_SCHEMA = DATABASE() AND TABLE_NAME = 'environment_v2'
            AND CONSTRAINT_NAME = 'environment_v2_foreign_project_id') = 1
    AND (SELECT COUNT(*) FROM information_schema.COLUMNS
        WHERE TABLE_SCHEMA = DATABASE() AND COLLATION_NAME <> 'utf8mb4_0900_bin'
            AND ((TABLE_NAME = 'project' AND COLUMN_NAME = 'id')
                OR (TABLE_NAME = 'environment_v2' AND COLUMN_NAME = 'project_id'))) > 0,
'ALTER TABLE environment_v2 DROP FOREIGN KEY environment_v2_foreign_project_id, ALGORITHM = INPLACE, LOCK = NONE',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
