-- The segments that list a user. With the id an entry could be wider than an index allows; they are few. Not
-- concurrently: no release has gone before, so the table holds no rows yet.
CREATE INDEX idx_segment_user_environment_id_user_id ON segment_user (environment_id, user_id);
