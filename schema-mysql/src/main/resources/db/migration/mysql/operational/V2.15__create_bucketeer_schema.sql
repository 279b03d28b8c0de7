CREATE TABLE IF NOT EXISTS bucketeer_schema (
    component varchar(64) NOT NULL
        COMMENT 'Half of the schema: operational or events.',
    schema_level int NOT NULL
        COMMENT 'Level of the schema, set by the last migration; a library refuses one below its own.',
    min_library_schema int NOT NULL
        COMMENT 'Lowest level a library must know to work with this schema; only a contracting migration raises it.',
    PRIMARY KEY (component)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin
    COMMENT 'Which schema this database has; a library checks it when it opens.';
