-- Bucketeer's own shape of this table. V2 hardens it; an existing Bucketeer database is baselined before V2.
CREATE TABLE IF NOT EXISTS segment_user (
    id varchar(511) NOT NULL,
    segment_id varchar(255) NOT NULL,
    user_id varchar(255) NOT NULL,
    state int NOT NULL,
    deleted boolean NOT NULL DEFAULT 0,
    environment_id varchar(255) NOT NULL,
    PRIMARY KEY (id, environment_id),
    KEY foreign_segment_user_segment_id_environment_namespace (segment_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
