-- One ALTER, so the table is copied once: text compares byte for byte, every column says what it means, values that
-- are no booleans are refused. Collation and checks allow no other algorithm than COPY; reads go on, writes wait.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.TABLE_CONSTRAINTS
        WHERE CONSTRAINT_SCHEMA = DATABASE() AND TABLE_NAME = 'organization'
            AND CONSTRAINT_NAME = 'organization_disabled_boolean') = 0,
'ALTER TABLE organization
    MODIFY id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Identifies the organization; a UUID or a chosen word.'',
    MODIFY name varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Name shown to people.'',
    MODIFY url_code varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Short name used in addresses; unique.'',
    MODIFY description text CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Free text; at most 65535 bytes of UTF-8.'',
    MODIFY disabled boolean NOT NULL DEFAULT 0
        COMMENT ''Whether the organization is switched off.'',
    MODIFY archived boolean NOT NULL DEFAULT 0
        COMMENT ''Whether the organization is put away.'',
    MODIFY trial boolean NOT NULL DEFAULT 0
        COMMENT ''Whether the organization is on trial.'',
    MODIFY system_admin boolean NOT NULL DEFAULT 0
        COMMENT ''Whether members of the organization administer the whole installation.'',
    MODIFY owner_email varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''E-mail address of the owner.'',
    MODIFY created_at bigint NOT NULL
        COMMENT ''When the organization was created, epoch seconds, UTC.'',
    MODIFY updated_at bigint NOT NULL
        COMMENT ''When the organization was last changed, epoch seconds, UTC.'',
    ADD CONSTRAINT organization_disabled_boolean CHECK (disabled IN (0, 1)),
    ADD CONSTRAINT organization_archived_boolean CHECK (archived IN (0, 1)),
    ADD CONSTRAINT organization_trial_boolean CHECK (trial IN (0, 1)),
    ADD CONSTRAINT organization_system_admin_boolean CHECK (system_admin IN (0, 1)),
    DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin,
    COMMENT ''A company or team that owns projects and their environments.'',
    ALGORITHM = COPY,
    LOCK = SHARED',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
