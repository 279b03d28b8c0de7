CREATE TABLE feature_last_used_info (
    id varchar(255) COLLATE "C" NOT NULL,
    feature_id varchar(255) COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    last_used_at bigint NOT NULL,
    client_oldest_version varchar(255) COLLATE "C" NOT NULL,
    client_latest_version varchar(255) COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    environment_id varchar(255) COLLATE "C" NOT NULL,
    PRIMARY KEY (id, environment_id)
);
COMMENT ON TABLE feature_last_used_info IS 'When clients last asked for one version of a feature.';
COMMENT ON COLUMN feature_last_used_info.id IS
    'Identifies the row within its environment: feature id and version, joined by a colon.';
COMMENT ON COLUMN feature_last_used_info.feature_id IS 'The feature.';
COMMENT ON COLUMN feature_last_used_info.version IS 'The version of the feature.';
COMMENT ON COLUMN feature_last_used_info.last_used_at IS 'When it was last used, epoch seconds, UTC.';
COMMENT ON COLUMN feature_last_used_info.client_oldest_version IS
    'Oldest version of a client application that used it; empty when none said one.';
COMMENT ON COLUMN feature_last_used_info.client_latest_version IS
    'Latest version of a client application that used it; empty when none said one.';
COMMENT ON COLUMN feature_last_used_info.created_at IS 'When it was first used, epoch seconds, UTC.';
COMMENT ON COLUMN feature_last_used_info.environment_id IS
    'The environment the feature belongs to; the empty string is a legal value.';

CREATE INDEX idx_feature_last_used_info_last_used_at
    ON feature_last_used_info (environment_id, feature_id, last_used_at);
CREATE INDEX idx_flui ON feature_last_used_info (feature_id, environment_id, version);
