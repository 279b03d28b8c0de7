-- All tags of an environment, and of all environments, in order of id. Not concurrently: no release has gone before, so
-- the table holds no rows yet.
CREATE INDEX idx_tag_environment_id_id ON tag (environment_id, id);
