-- One ALTER, so the table is copied once: text compares byte for byte, and every column says what it means.
-- Collation and checks allow no other algorithm than COPY; reads go on, writes wait.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.COLUMNS
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'feature_last_used_info' AND COLUMN_NAME = 'id'
            AND COLLATION_NAME = 'utf8mb4_0900_bin') = 0,
'ALTER TABLE feature_last_used_info
    MODIFY id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Identifies the row within its environment: feature id and version, joined by a colon.'',
    MODIFY feature_id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''The feature.'',
    MODIFY version bigint NOT NULL
        COMMENT ''The version of the feature.'',
    MODIFY last_used_at bigint NOT NULL
        COMMENT ''When it was last used, epoch seconds, UTC.'',
    MODIFY client_oldest_version varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Oldest version of a client application that used it; empty when none said one.'',
    MODIFY client_latest_version varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Latest version of a client application that used it; empty when none said one.'',
    MODIFY created_at bigint NOT NULL
        COMMENT ''When it was first used, epoch seconds, UTC.'',
    MODIFY environment_id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''The environment the feature belongs to; the empty string is a legal value.'',
    DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin,
    COMMENT ''When clients last asked for one version of a feature.'',
    ALGORITHM = COPY,
    LOCK = SHARED',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
