-- One ALTER, so the table is copied once: text compares byte for byte, every column says what it means, and the key
-- holds the environment, so that environments cannot take an id from each other. A collation allows no other algorithm
-- than COPY; reads go on, writes wait.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.STATISTICS
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'tag' AND INDEX_NAME = 'PRIMARY') = 1,
'ALTER TABLE tag
    MODIFY id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Identifies the tag within its environment; a UUID.'',
    MODIFY name varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''The label itself; unique within environment and kind of entity.'',
    MODIFY created_at bigint NOT NULL
        COMMENT ''When the tag was created, epoch seconds, UTC.'',
    MODIFY updated_at bigint NOT NULL
        COMMENT ''When the tag was last changed, epoch seconds, UTC.'',
    MODIFY environment_id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''The environment the tag belongs to; the empty string is a legal value.'',
    MODIFY entity_type int NOT NULL DEFAULT 1
        COMMENT ''What the tag labels: 0 unspecified, 1 feature flag, 2 account.'',
    DROP PRIMARY KEY,
    ADD PRIMARY KEY (id, environment_id),
    DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin,
    COMMENT ''A label of an environment that groups features or accounts.'',
    ALGORITHM = COPY,
    LOCK = SHARED',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
