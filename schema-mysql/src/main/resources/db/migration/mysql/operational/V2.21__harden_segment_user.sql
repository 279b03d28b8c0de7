-- One ALTER, so the table is copied once: text compares byte for byte, so that Alice and alice are two users,
-- and every column says what it means. The index of a foreign key that is long gone goes with it.
-- Collation and checks allow no other algorithm than COPY; reads go on, writes wait.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.COLUMNS
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'segment_user' AND COLUMN_NAME = 'id'
            AND COLLATION_NAME = 'utf8mb4_0900_bin') = 0,
'ALTER TABLE segment_user
    MODIFY id varchar(511) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Identifies the listing: segment id, user id and name of the state, joined by colons.'',
    MODIFY segment_id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''The segment the user is listed in.'',
    MODIFY user_id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''The user.'',
    MODIFY state int NOT NULL
        COMMENT ''Whether the user is in the segment: 0 included, 1 excluded.'',
    MODIFY deleted boolean NOT NULL DEFAULT 0
        COMMENT ''Whether the listing is deleted; the row stays.'',
    MODIFY environment_id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''The environment the segment belongs to; the empty string is a legal value.'',
    DROP KEY foreign_segment_user_segment_id_environment_namespace,
    ADD CONSTRAINT segment_user_deleted_boolean CHECK (deleted IN (0, 1)),
    DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin,
    COMMENT ''A user who is listed in a segment.'',
    ALGORITHM = COPY,
    LOCK = SHARED',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
