-- Pages and streams of an environment in order of id. Not concurrently: no release has gone before,
-- so the table holds no rows yet.
CREATE INDEX idx_segment_user_environment_id_id ON segment_user (environment_id, id);
