-- Pages of an environment in order of last use. Not concurrently: no release has gone before,
-- so the table holds no rows yet.
CREATE INDEX idx_feature_last_used_info_environment_id_last_used_at_id ON feature_last_used_info (environment_id, last_used_at, id);
