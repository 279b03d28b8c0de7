-- One ALTER, so the table is copied once: text compares byte for byte, every column says what it means, values that
-- are no booleans are refused. Collation and checks allow no other algorithm than COPY; reads go on, writes wait.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.TABLE_CONSTRAINTS
        WHERE CONSTRAINT_SCHEMA = DATABASE() AND TABLE_NAME = 'project'
            AND CONSTRAINT_NAME = 'project_disabled_boolean') = 0,
'ALTER TABLE project
    MODIFY id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Identifies the project; a UUID or a chosen word.'',
    MODIFY name varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Name shown to people.'',
    MODIFY url_code varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Short name used in addresses; unique within the organization.'',
    MODIFY description text CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Free text; at most 65535 bytes of UTF-8.'',
    MODIFY disabled boolean NOT NULL DEFAULT 0
        COMMENT ''Whether the project is switched off; its API keys are then refused.'',
    MODIFY trial boolean NOT NULL DEFAULT 0
        COMMENT ''Whether the project is on trial.'',
    MODIFY creator_email varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''E-mail address of the person who created the project.'',
    MODIFY organization_id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''The organization the project belongs to.'',
    MODIFY created_at bigint NOT NULL
        COMMENT ''When the project was created, epoch seconds, UTC.'',
    MODIFY updated_at bigint NOT NULL
        COMMENT ''When the project was last changed, epoch seconds, UTC.'',
    ADD CONSTRAINT project_disabled_boolean CHECK (disabled IN (0, 1)),
    ADD CONSTRAINT project_trial_boolean CHECK (trial IN (0, 1)),
    DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin,
    COMMENT ''A group of environments inside an organization.'',
    ALGORITHM = COPY,
    LOCK = SHARED',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
