-- One ALTER, so the table is copied once: text compares byte for byte, every column says what it means, values
-- that are no booleans or not the documented JSON are refused.
-- Collation and checks allow no other algorithm than COPY; reads go on, writes wait.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.COLUMNS
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'segment' AND COLUMN_NAME = 'id'
            AND COLLATION_NAME = 'utf8mb4_0900_bin') = 0,
'ALTER TABLE segment
    MODIFY id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Identifies the segment within its environment; a UUID.'',
    MODIFY name varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Name shown to people.'',
    MODIFY description text CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Free text; at most 65535 bytes of UTF-8.'',
    MODIFY rules json NOT NULL
        COMMENT ''Rules that take users in by their attributes; they have no strategy.'',
    MODIFY created_at bigint NOT NULL
        COMMENT ''When the segment was created, epoch seconds, UTC.'',
    MODIFY updated_at bigint NOT NULL
        COMMENT ''When the segment was last changed, epoch seconds, UTC.'',
    MODIFY version bigint NOT NULL DEFAULT 1
        COMMENT ''Deprecated; always 1.'',
    MODIFY deleted boolean NOT NULL DEFAULT 0
        COMMENT ''Whether the segment is marked as deleted; deleting removes the row.'',
    MODIFY included_user_count bigint NOT NULL
        COMMENT ''How many users the last upload included.'',
    MODIFY excluded_user_count bigint NOT NULL
        COMMENT ''Deprecated; always 0.'',
    MODIFY status int NOT NULL
        COMMENT ''State of the last upload of users: 0 initial, 1 uploading, 2 succeeded, 3 failed.'',
    MODIFY environment_id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''The environment the segment belongs to; the empty string is a legal value.'',
    ADD CONSTRAINT segment_deleted_boolean CHECK (deleted IN (0, 1)),
    ADD CONSTRAINT segment_rules_json CHECK (JSON_SCHEMA_VALID(
        ''{"type":["array","null"],"items":{"type":"object","properties":{"id":{"type":"string"},"strategy":{"type":["object","null"],"properties":{"type":{"type":"integer"},"fixed_strategy":{"type":["object","null"],"properties":{"variation":{"type":"string"}}},"rollout_strategy":{"type":["object","null"],"properties":{"variations":{"type":["array","null"],"items":{"type":"object","properties":{"variation":{"type":"string"},"weight":{"type":"integer"}}}},"audience":{"type":["object","null"],"properties":{"percentage":{"type":"integer"},"default_variation":{"type":"string"}}}}}}},"clauses":{"type":["array","null"],"items":{"type":"object","properties":{"id":{"type":"string"},"attribute":{"type":"string"},"operator":{"type":"integer"},"values":{"type":["array","null"],"items":{"type":"string"}}}}}}}}'',
        rules)),
    DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin,
    COMMENT ''A group of users that rules of features can look into.'',
    ALGORITHM = COPY,
    LOCK = SHARED',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
