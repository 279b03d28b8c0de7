CREATE TABLE segment_user (
    id varchar(511) COLLATE "C" NOT NULL,
    segment_id varchar(255) COLLATE "C" NOT NULL,
    user_id varchar(255) COLLATE "C" NOT NULL,
    state integer NOT NULL,
    deleted boolean NOT NULL DEFAULT false,
    environment_id varchar(255) COLLATE "C" NOT NULL,
    PRIMARY KEY (id, environment_id)
);
COMMENT ON TABLE segment_user IS 'A user who is listed in a segment.';
COMMENT ON COLUMN segment_user.id IS
    'Identifies the listing: segment id, user id and name of the state, joined by colons.';
COMMENT ON COLUMN segment_user.segment_id IS 'The segment the user is listed in.';
COMMENT ON COLUMN segment_user.user_id IS 'The user.';
COMMENT ON COLUMN segment_user.state IS 'Whether the user is in the segment: 0 included, 1 excluded.';
COMMENT ON COLUMN segment_user.deleted IS 'Whether the listing is deleted; the row stays.';
COMMENT ON COLUMN segment_user.environment_id IS
    'The environment the segment belongs to; the empty string is a legal value.';

CREATE INDEX idx_segment_user_environment_id_segment_id_id ON segment_user (environment_id, segment_id, id);
