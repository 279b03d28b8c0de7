-- Pages and streams of an environment in order of id. Not concurrently: no release has gone before,
-- so the table holds no rows yet.
CREATE INDEX idx_feature_last_used_info_environment_id_id ON feature_last_used_info (environment_id, id);
