CREATE TABLE segment (
    id varchar(255) COLLATE "C" NOT NULL,
    name varchar(255) COLLATE "C" NOT NULL,
    description text COLLATE "C" NOT NULL,
    rules rule[] NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    deleted boolean NOT NULL DEFAULT false,
    included_user_count bigint NOT NULL,
    excluded_user_count bigint NOT NULL,
    status integer NOT NULL,
    environment_id varchar(255) COLLATE "C" NOT NULL,
    PRIMARY KEY (id, environment_id),
    CONSTRAINT segment_description_bytes CHECK (octet_length(description) <= 65535),
    CONSTRAINT segment_rules_no_null CHECK (array_position(rules, NULL) IS NULL)
);
COMMENT ON TABLE segment IS 'A group of users that rules of features can look into.';
COMMENT ON COLUMN segment.id IS 'Identifies the segment within its environment; a UUID.';
COMMENT ON COLUMN segment.name IS 'Name shown to people.';
COMMENT ON COLUMN segment.description IS 'Free text; at most 65535 bytes of UTF-8.';
COMMENT ON COLUMN segment.rules IS 'Rules that take users in by their attributes; they have no strategy.';
COMMENT ON COLUMN segment.created_at IS 'When the segment was created, epoch seconds, UTC.';
COMMENT ON COLUMN segment.updated_at IS 'When the segment was last changed, epoch seconds, UTC.';
COMMENT ON COLUMN segment.version IS 'Deprecated; always 1.';
COMMENT ON COLUMN segment.deleted IS 'Whether the segment is marked as deleted; deleting removes the row.';
COMMENT ON COLUMN segment.included_user_count IS 'How many users the last upload included.';
COMMENT ON COLUMN segment.excluded_user_count IS 'Deprecated; always 0.';
COMMENT ON COLUMN segment.status IS 'State of the last upload of users: 0 initial, 1 uploading, 2 succeeded, 3 failed.';
COMMENT ON COLUMN segment.environment_id IS
    'The environment the segment belongs to; the empty string is a legal value.';

CREATE INDEX idx_segment_environment_id_id ON segment (environment_id, id);
CREATE INDEX idx_segment_environment_id_name_id ON segment (environment_id, name, id);
CREATE INDEX idx_segment_environment_id_created_at_id ON segment (environment_id, created_at, id);
CREATE INDEX idx_segment_environment_id_updated_at_id ON segment (environment_id, updated_at, id);
