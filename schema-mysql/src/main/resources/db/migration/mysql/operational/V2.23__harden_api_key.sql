-- One ALTER, so the table is copied once: text compares byte for byte, so that only the secret itself finds its
-- key, and every column says what it means. Keys are found by the hash of their secret; those stored in clear have the
-- hash computed by the server, not unique, since nothing kept Bucketeer from storing one secret twice.
-- Collation and checks allow no other algorithm than COPY; reads go on, writes wait.
SET @ddl = IF(
    (SELECT COUNT(*) FROM information_schema.COLUMNS
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'api_key' AND COLUMN_NAME = 'id'
            AND COLLATION_NAME = 'utf8mb4_0900_bin') = 0,
'ALTER TABLE api_key
    MODIFY id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Identifies the API key within its environment; a UUID.'',
    MODIFY name varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''Name shown to people.'',
    MODIFY role int NOT NULL
        COMMENT ''What the key may do: 1 client SDK, 2 server SDK; public API: 3 read, 4 write, 5 administer.'',
    MODIFY disabled boolean NOT NULL DEFAULT 0
        COMMENT ''Whether the key is switched off.'',
    MODIFY created_at bigint NOT NULL
        COMMENT ''When the API key was created, epoch seconds, UTC.'',
    MODIFY updated_at bigint NOT NULL
        COMMENT ''When the API key was last changed, epoch seconds, UTC.'',
    MODIFY environment_id varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL
        COMMENT ''The environment the API key belongs to; the empty string is a legal value.'',
    MODIFY maintainer varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL DEFAULT ''''
        COMMENT ''E-mail address of the person in charge.'',
    MODIFY api_key varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL DEFAULT ''''
        COMMENT ''The secret in clear, where it is stored; else empty.'',
    MODIFY description varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NOT NULL DEFAULT ''''
        COMMENT ''Free text.'',
    MODIFY last_used_at bigint NOT NULL DEFAULT 0
        COMMENT ''When the key was last used, epoch seconds, UTC; 0 when never.'',
    ADD COLUMN secret_hash varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin NULL
        COMMENT ''SHA-256 of the secret in hexadecimal; absent until a key stored in clear is first used.'',
    ADD COLUMN legacy_hash varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin
        GENERATED ALWAYS AS (IF(api_key = '''', NULL, SHA2(api_key, 256))) STORED NULL
        COMMENT ''The same of the secret in clear, where that is stored; kept by the database.'',
    ADD UNIQUE KEY unique_api_key_secret_hash (secret_hash),
    ADD KEY idx_api_key_legacy_hash (legacy_hash),
    ADD CONSTRAINT api_key_disabled_boolean CHECK (disabled IN (0, 1)),
    DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin,
    COMMENT ''A key with which a program asks for features or administers an environment.'',
    ALGORITHM = COPY,
    LOCK = SHARED',
'DO 0');
PREPARE migration FROM @ddl;
EXECUTE migration;
DEALLOCATE PREPARE migration;
