-- Bucketeer's own shape of this table. V2 hardens it; an existing Bucketeer database is baselined before V2.
CREATE TABLE IF NOT EXISTS feature_last_used_info (
    id varchar(255) NOT NULL,
    feature_id varchar(255) NOT NULL,
    version bigint NOT NULL,
    last_used_at bigint NOT NULL,
    client_oldest_version varchar(255) NOT NULL,
    client_latest_version varchar(255) NOT NULL,
    created_at bigint NOT NULL,
    environment_id varchar(255) NOT NULL,
    PRIMARY KEY (id, environment_id),
    KEY idx_flui (feature_id, environment_id, version)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
