-- One ALTER, so the table is copied once: text compares byte for byte, every column says what it means, values that
-- are no booleans are refused. Collation and checks allow no other algorithm than COPY; reads go on, writes wait.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.TABLE_CONSTRAINTS
        WHERE CONSTRAINT_SCHEMA = DATABASE() AND TABLE_NAME = 'environment_v2'
            AND CONSTRAINT_NAME = 'environment_v2_archived_boolean') = 0,
'ALTER TABLE environment_v2
    MODIFY id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Identifies the environment; the empty string is a legal value.'',
    MODIFY name varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Name shown to people.'',
    MODIFY url_code varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Short name used in addresses; unique within the project.'',
    MODIFY description text CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Free text; at most 65535 bytes of UTF-8.'',
    MODIFY project_id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''The project the environment belongs to.'',
    MODIFY organization_id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''The organization the environment belongs to.'',
    MODIFY archived boolean NOT NULL DEFAULT 0
        COMMENT ''Whether the environment is put away.'',
    MODIFY require_comment boolean NOT NULL DEFAULT 1
        COMMENT ''Whether a change in this environment needs a comment.'',
    MODIFY created_at bigint NOT NULL
        COMMENT ''When the environment was created, epoch seconds, UTC.'',
    MODIFY updated_at bigint NOT NULL
        COMMENT ''When the environment was last changed, epoch seconds, UTC.'',
    MODIFY auto_archive_enabled boolean NOT NULL DEFAULT 0
        COMMENT ''Whether unused features are archived automatically.'',
    MODIFY auto_archive_unused_days int NOT NULL DEFAULT 60
        COMMENT ''After how many days without use a feature is archived automatically, days.'',
    MODIFY auto_archive_check_code_refs boolean NOT NULL DEFAULT 1
        COMMENT ''Whether a feature that code still refers to is kept from automatic archiving.'',
    ADD CONSTRAINT environment_v2_archived_boolean CHECK (archived IN (0, 1)),
    ADD CONSTRAINT environment_v2_require_comment_boolean CHECK (require_comment IN (0, 1)),
    ADD CONSTRAINT environment_v2_auto_archive_enabled_boolean CHECK (auto_archive_enabled IN (0, 1)),
    ADD CONSTRAINT environment_v2_auto_archive_check_code_refs_boolean CHECK (auto_archive_check_code_refs IN (0, 1)),
    DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin,
    COMMENT ''A stage such as development or production; it separates the data of its project.'',
    ALGORITHM = COPY,
    LOCK = SHARED',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
