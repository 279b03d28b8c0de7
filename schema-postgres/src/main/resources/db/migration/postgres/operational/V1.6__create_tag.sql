CREATE TABLE tag (
    id varchar(255) COLLATE "C" NOT NULL,
    name varchar(255) COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    environment_id varchar(255) COLLATE "C" NOT NULL,
    entity_type integer NOT NULL DEFAULT 1,
    PRIMARY KEY (id, environment_id),
    CONSTRAINT unique_tag_name_environment_id_entity_type UNIQUE (name, environment_id, entity_type)
);
COMMENT ON TABLE tag IS 'A label of an environment that groups features or accounts.';
COMMENT ON COLUMN tag.id IS 'Identifies the tag within its environment; a UUID.';
COMMENT ON COLUMN tag.name IS 'The label itself; unique within environment and kind of entity.';
COMMENT ON COLUMN tag.created_at IS 'When the tag was created, epoch seconds, UTC.';
COMMENT ON COLUMN tag.updated_at IS 'When the tag was last changed, epoch seconds, UTC.';
COMMENT ON COLUMN tag.environment_id IS 'The environment the tag belongs to; the empty string is a legal value.';
COMMENT ON COLUMN tag.entity_type IS 'What the tag labels: 0 unspecified, 1 feature flag, 2 account.';

CREATE INDEX idx_tag_environment_id_name_id ON tag (environment_id, name, id);
CREATE INDEX idx_tag_environment_id_created_at_id ON tag (environment_id, created_at, id);
CREATE INDEX idx_tag_environment_id_updated_at_id ON tag (environment_id, updated_at, id);
