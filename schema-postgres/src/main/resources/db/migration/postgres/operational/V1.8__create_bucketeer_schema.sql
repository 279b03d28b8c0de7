CREATE TABLE bucketeer_schema (
    component varchar(64) COLLATE "C" NOT NULL,
    schema_level integer NOT NULL,
    min_library_schema integer NOT NULL,
    PRIMARY KEY (component)
);
COMMENT ON TABLE bucketeer_schema IS 'Which schema this database has; a library checks it when it opens.';
COMMENT ON COLUMN bucketeer_schema.component IS 'Half of the schema: operational or events.';
COMMENT ON COLUMN bucketeer_schema.schema_level IS 'Level of the schema, set by the last migration; a library refuses one below its own.';
COMMENT ON COLUMN bucketeer_schema.min_library_schema IS
    'Lowest level a library must know to work with this schema; only a contracting migration raises it.';
