-- The key that was dropped for the conversion. With foreign key checks on it can only be added by COPY.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.TABLE_CONSTRAINTS
        WHERE CONSTRAINT_SCHEMA = DATABASE() AND TABLE_NAME = 'environment_v2'
            AND CONSTRAINT_NAME = 'environment_v2_foreign_project_id') = 0,
'ALTER TABLE environment_v2
    ADD CONSTRAINT environment_v2_foreign_project_id FOREIGN KEY (project_id) REFERENCES project (id),
    ALGORITHM = COPY,
    LOCK = SHARED',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
